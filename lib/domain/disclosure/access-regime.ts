import { type ErasureRegime, erasureRegimes } from '../erasure/erasure-regime';
import { type JurisdictionId } from '../jurisdictions';

/** Which law a request for access is under, and by when it must be answered. */
export type AccessRegime = ErasureRegime;

const month = { months: 1 } as const;
const thirtyDays = { days: 30 } as const;

const gdpr: AccessRegime = {
  id: 'gdpr',
  basis: 'GDPR art. 15, 20 and 12(3)',
  answerWithin: month,
  extension: { months: 2 },
};
const within = (id: string, basis: string, extension?: AccessRegime['extension']): AccessRegime => ({
  id,
  basis,
  answerWithin: thirtyDays,
  ...(extension && { extension }),
});
/** Where the law knows no general right of access that binds the contact centre: what the organisation promises. */
const policy = (id: JurisdictionId, law: string): AccessRegime => ({
  ...erasureRegimes[id],
  id,
  basis: `${law}: no general right of access of its own; policy of the organisation`,
});

/**
 * The law on access of every jurisdiction profile. None of these texts was read for this table: verify before you rely on
 * it.
 */
export const accessRegimes: Readonly<Record<JurisdictionId, AccessRegime>> = {
  eu: gdpr,
  'de-bafin': gdpr,
  'de-health': gdpr,
  'fr-acpr': gdpr,
  'fr-hds': gdpr,
  'emea-sovereign': gdpr,
  'uk-gdpr': { ...gdpr, id: 'uk-gdpr', basis: 'UK GDPR art. 15, 20 and 12(3)' },
  'ch-finma': within('ch-fadp', 'FADP art. 25 and 28; DPO art. 18'),
  us: {
    id: 'ccpa',
    basis: 'CCPA s. 1798.110, 1798.115 and 1798.130(a)(2); 11 CCR 7021 and 7024',
    answerWithin: { days: 45 },
    extension: { days: 45 },
  },
  'us-hipaa': within('us-hipaa', 'HIPAA Privacy Rule, 45 CFR 164.524', thirtyDays),
  'us-cjis': policy('us-cjis', 'CJIS Security Policy'),
  'us-fedramp-high': policy('us-fedramp-high', 'FedRAMP'),
  'us-fti': policy('us-fti', 'IRC s. 6103 and Publication 1075'),
  ca: within('pipeda', 'PIPEDA s. 8(3) and (4), principle 4.9', thirtyDays),
  'ca-gc': within('ca-gc', 'Privacy Act s. 12, 14 and 15', thirtyDays),
  'ca-qc-private': within('ca-qc-private', 'P-39.1 s. 27 and 32'),
  'ca-qc-public': {
    id: 'ca-qc-public',
    basis: 'A-2.1 s. 47 and 83',
    answerWithin: { days: 20 },
    extension: { days: 10 },
  },
  'ca-on-phipa': within('ca-on-phipa', 'PHIPA s. 52 and 54', thirtyDays),
  'ca-ab-public': within('ca-ab-public', 'Alberta public-sector privacy law', thirtyDays),
  'ca-bc-public': within('ca-bc-public', 'FOIPPA s. 4, 5 and 7'),
  'ca-ns-public': within('ca-ns-public', 'Nova Scotia FOIPOP and PIIDPA', thirtyDays),
  'au-app8': within('au-app8', 'Privacy Act 1988, APP 12: a reasonable period, read as 30 days'),
  'jp-appi': within('jp-appi', 'APPI art. 33: without delay, read as 30 days'),
  'kr-pipa': { id: 'kr-pipa', basis: 'PIPA art. 35; Enforcement Decree art. 41', answerWithin: { days: 10 } },
  'sg-pdpa': within('sg-pdpa', 'PDPA s. 21: as soon as reasonably possible, read as 30 days'),
  'za-popia': within('za-popia', 'POPIA s. 23: a reasonable time, read as 30 days'),
};
