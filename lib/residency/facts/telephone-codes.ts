/**
 * Country calling codes (`+` between several), and area codes of the North American Numbering Plan.
 * Sources: ITU-T E.164 assigned country codes; North American Numbering Plan Administrator, area codes by country.
 */
const COUNTRY_CODES = `
  AE 971, AF 93, AL 355, AM 374, AO 244, AR 54, AT 43, AU 61, AZ 994, BA 387, BD 880, BE 32, BF 226, BG 359,
  BH 973, BI 257, BJ 229, BN 673, BO 591, BR 55, BT 975, BW 267, BY 375, BZ 501, CD 243, CF 236, CG 242, CH 41,
  CI 225, CL 56, CM 237, CN 86, CO 57, CR 506, CU 53, CV 238, CY 357, CZ 420, DE 49, DJ 253, DK 45, DZ 213, EC 593,
  EE 372, EG 20, ER 291, ES 34, ET 251, FI 358, FJ 679, FR 33, GA 241, GB 44, GE 995, GH 233, GI 350, GL 299,
  GM 220, GN 224, GR 30, GT 502, GY 592, HK 852, HN 504, HR 385, HT 509, HU 36, ID 62, IE 353, IL 972, IN 91,
  IQ 964, IR 98, IS 354, IT 39, JO 962, JP 81, KE 254, KG 996, KH 855, KR 82, KW 965, KZ 76+77, LA 856, LB 961,
  LI 423, LK 94, LR 231, LS 266, LT 370, LU 352, LV 371, LY 218, MA 212, MC 377, MD 373, ME 382, MG 261, MK 389,
  ML 223, MM 95, MN 976, MO 853, MR 222, MT 356, MU 230, MV 960, MW 265, MX 52, MY 60, MZ 258, NA 264, NE 227,
  NG 234, NI 505, NL 31, NO 47, NP 977, NZ 64, OM 968, PA 507, PE 51, PG 675, PH 63, PK 92, PL 48, PS 970, PT 351,
  PY 595, QA 974, RO 40, RS 381, RU 7, RW 250, SA 966, SC 248, SD 249, SE 46, SG 65, SI 386, SK 421, SL 232,
  SM 378, SN 221, SO 252, SR 597, SS 211, SV 503, SY 963, SZ 268, TD 235, TG 228, TH 66, TJ 992, TL 670, TM 993,
  TN 216, TR 90, TW 886, TZ 255, UA 380, UG 256, UY 598, UZ 998, VE 58, VN 84, XK 383, YE 967, ZA 27, ZM 260,
  ZW 263
`;

/** Area codes behind +1 that are not of the United States; its territories count as part of it. */
const AREA_CODES: Readonly<Record<string, string>> = {
  CA:
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 ' +
    '519 537 548 568 579 581 584 587 600 604 613 622 633 639 647 672 683 705 709 742 753 778 780 782 807 819 825 851 867 ' +
    '873 879 902 905 942',
  AG: '268',
  AI: '264',
  BB: '246',
  BM: '441',
  BS: '242',
  DM: '767',
  DO: '809 829 849',
  GD: '473',
  JM: '658 876',
  KN: '869',
  KY: '345',
  LC: '758',
  MS: '664',
  SX: '721',
  TC: '649',
  TT: '868',
  VC: '784',
  VG: '284',
};

const FREEPHONE = /^(?:800\d|1(?:800|822|833|844|855|866|877|888)\d)/;
/** Area codes of +1 that belong to no place: personal and non-geographic services. */
const NO_PLACE = /^1(?:5(?:00|2[1-9]|33|44|66|77|88)|900|700|710)/;

const countryByCode = new Map<string, string>(
  COUNTRY_CODES.split(',').flatMap((entry) => {
    const [country = '', codes = ''] = entry.trim().split(' ');
    return codes.split('+').map((code) => [code, country] as const);
  }),
);
const countryByArea = new Map<string, string>(
  Object.entries(AREA_CODES).flatMap(([country, codes]) => codes.split(' ').map((code) => [code, country] as const)),
);

/**
 * The country (ISO 3166-1) of a number in E.164, `freephone` where the code tells none because the callee pays, and
 * `undefined` where nothing tells.
 *
 * @param digits The number without its `+`; its beginning is enough.
 */
export function countryOfPhoneNumber(digits: string): string | undefined {
  if (!/^\d+$/.test(digits)) return undefined;
  if (FREEPHONE.test(digits)) return 'freephone';
  if (digits.startsWith('1')) {
    if (digits.length < 4 || NO_PLACE.test(digits)) return undefined;
    return countryByArea.get(digits.slice(1, 4)) ?? 'US';
  }
  for (const length of [3, 2, 1]) {
    const country = digits.length >= length ? countryByCode.get(digits.slice(0, length)) : undefined;
    if (country !== undefined) return country;
  }
  return undefined;
}
