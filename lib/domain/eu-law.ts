import { type Citation } from './jurisdiction';
import { normFor, type RetentionNorms } from './retention-norm';

/** Chapter V of GDPR: when personal data may leave the EEA. */
export const gdprTransfers: Citation = {
  text: 'Transfers to third countries: adequacy, appropriate safeguards, derogations',
  section: 'Regulation (EU) 2016/679 (GDPR), art. 44 to 49',
  url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  asOf: '2016-05-04',
  sourced: false,
};

export const schremsTwo: Citation = {
  text: 'Schrems II: safeguards must be assessed against the law of the destination',
  section: 'CJEU, C-311/18',
  asOf: '2020-07-16',
  sourced: false,
};

/** The Digital Operational Resilience Act on where ICT services are provided from. */
export const dora: Citation = {
  text: 'ICT contracts name the regions or countries of service and storage, and changes are notified in advance; since 2025-01-17',
  section: 'Regulation (EU) 2022/2554 (DORA), art. 28 to 30',
  url: 'https://eur-lex.europa.eu/eli/reg/2022/2554/oj',
  asOf: '2025',
  sourced: false,
};

export const doraRegister: Citation = {
  text: 'The register of information names the countries of provision, storage and processing',
  section: 'DORA register of information, B_02.02 (c0130, c0150, c0160)',
  asOf: '2026',
  sourced: true,
};

export const cnilRecordings: Citation = {
  text: 'Recordings for quality and training up to six months, notes of their analysis up to one year',
  section: 'CNIL',
  asOf: '2024',
  sourced: false,
};

/** The instrument of GDPR art. 46 that transfers without adequacy usually rest on. */
export const standardContractualClauses =
  'standard contractual clauses (Decision (EU) 2021/914) with a transfer impact assessment';

/** Storage limitation under GDPR, as the platform reads it where no other law sets a minimum. */
export const gdprStorageLimitation: RetentionNorms = {
  ...normFor(['call-recording', 'screen-recording', 'transcript'], {
    maximumDays: 180,
    maximumYieldsToMinimum: true,
    basis: 'GDPR art. 5(1)(e), with the six months of the French CNIL for recordings as the measure',
  }),
  'contact-record-lake': {
    maximumDays: 395,
    maximumYieldsToMinimum: true,
    basis: 'GDPR art. 5(1)(e): thirteen months of contact records',
  },
};
