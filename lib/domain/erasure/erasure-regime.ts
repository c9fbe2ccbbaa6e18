import * as z from 'zod';
import { addDays, addMonths } from '../iso-date';
import { type JurisdictionId } from '../jurisdictions';

const periodSchema = z.union([z.strictObject({ days: z.number() }), z.strictObject({ months: z.number() })]);

type Period = Readonly<z.output<typeof periodSchema>>;

/** Which law an erasure is asked under, and by when it must be answered. */
export const erasureRegimeSchema = z.strictObject({
  id: z.string().min(1),
  /** The law. None of these texts was read for this table: verify before you rely on it. */
  basis: z.string().min(1),
  /** Time to answer from receipt. */
  answerWithin: periodSchema,
  /** Longer, when the person is told within the first period why. */
  extension: periodSchema.optional(),
});

export type ErasureRegime = Readonly<z.output<typeof erasureRegimeSchema>>;

const month: Period = { months: 1 };
const thirtyDays: Period = { days: 30 };

const gdpr: ErasureRegime = {
  id: 'gdpr',
  basis: 'GDPR art. 17 and 12(3)',
  answerWithin: month,
  extension: { months: 2 },
};
const ccpa: ErasureRegime = {
  id: 'ccpa',
  basis: 'CCPA s. 1798.105 and 1798.130(a)(2); 11 CCR 7021',
  answerWithin: { days: 45 },
  extension: { days: 45 },
};
/** Where the law knows no general right to erasure: what the organisation promises. */
const policy = (id: string, law: string): ErasureRegime => ({
  id,
  basis: `${law}: no general right to erasure; policy of the organisation`,
  answerWithin: thirtyDays,
});

/** The regime of every jurisdiction profile. */
export const erasureRegimes: Readonly<Record<JurisdictionId, ErasureRegime>> = {
  eu: gdpr,
  'de-bafin': gdpr,
  'de-health': gdpr,
  'fr-acpr': gdpr,
  'fr-hds': gdpr,
  'emea-sovereign': gdpr,
  'uk-gdpr': { ...gdpr, id: 'uk-gdpr', basis: 'UK GDPR art. 17 and 12(3)' },
  'ch-finma': { id: 'ch-fadp', basis: 'FADP art. 32(2)(c); DPO art. 18', answerWithin: thirtyDays },
  us: ccpa,
  'us-hipaa': policy('us-hipaa', 'HIPAA Privacy Rule'),
  'us-cjis': policy('us-cjis', 'CJIS Security Policy'),
  'us-fedramp-high': policy('us-fedramp-high', 'FedRAMP'),
  'us-fti': policy('us-fti', 'IRC s. 6103 and Publication 1075'),
  ca: { id: 'pipeda', basis: 'PIPEDA s. 8(3), principle 4.5.3', answerWithin: thirtyDays, extension: thirtyDays },
  'ca-gc': policy('ca-gc', 'Privacy Act and Library and Archives of Canada Act s. 12'),
  'ca-qc-private': { id: 'ca-qc-private', basis: 'P-39.1 s. 28 and 32', answerWithin: thirtyDays },
  'ca-qc-public': {
    id: 'ca-qc-public',
    basis: 'A-2.1 s. 47 and 89',
    answerWithin: { days: 20 },
    extension: { days: 10 },
  },
  'ca-on-phipa': policy('ca-on-phipa', 'PHIPA s. 55'),
  'ca-ab-public': policy('ca-ab-public', 'Alberta public-sector privacy law'),
  'ca-bc-public': policy('ca-bc-public', 'FOIPPA'),
  'ca-ns-public': policy('ca-ns-public', 'Nova Scotia FOIPOP and PIIDPA'),
  'au-app8': policy('au-app8', 'Privacy Act 1988, APP 11.2'),
  'jp-appi': { id: 'jp-appi', basis: 'APPI art. 35: without delay, read as 30 days', answerWithin: thirtyDays },
  'kr-pipa': { id: 'kr-pipa', basis: 'PIPA art. 36; Enforcement Decree art. 43', answerWithin: { days: 10 } },
  'sg-pdpa': policy('sg-pdpa', 'PDPA s. 25'),
  'za-popia': {
    id: 'za-popia',
    basis: 'POPIA s. 24: as soon as practicable, read as 30 days',
    answerWithin: thirtyDays,
  },
};

/**
 * The last day to answer a request.
 *
 * @throws RangeError when the day of receipt is no ISO date
 */
export function answerBy(regime: ErasureRegime, receivedOn: string, extended = false): string {
  const first = after(receivedOn, regime.answerWithin);
  return extended && regime.extension ? after(first, regime.extension) : first;
}

function after(date: string, period: Period): string {
  return 'days' in period ? addDays(date, period.days) : addMonths(date, period.months);
}
