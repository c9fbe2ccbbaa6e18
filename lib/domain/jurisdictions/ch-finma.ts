import { eeaCountries, eeaRegions } from '../eea';
import { type Jurisdiction } from '../jurisdiction';
import { normFor } from '../retention-norm';

/** Swiss financial institutions. No Connect in Zürich; the EEA and the United Kingdom are adequate (Annex 1). */
export const chFinma: Jurisdiction = {
  id: 'ch-finma',
  title: 'Switzerland, financial institutions (FINMA)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CH'] },
  homeRegions: ['eu-central-2', ...eeaRegions],
  maxTier: { 'at-rest': 'adequate', 'in-use': 'adequate', 'in-transit': 'adequate' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'adequate' },
  adequateCountries: [...eeaCountries, 'GB'],
  transferInstrument: 'standard contractual clauses recognised by the FDPIC with a transfer impact assessment',
  prohibitedCountries: [],
  decisionAuthority: ['management-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor(['call-recording', 'screen-recording', 'transcript'], {
    maximumDays: 365,
    maximumYieldsToMinimum: true,
    basis: 'FADP art. 6(4): destroyed or anonymised when no longer needed',
  }),
  citations: [
    {
      text: 'States with adequate protection: EEA, United Kingdom and others; United States for Swiss-US DPF recipients only, since 2024-09-15',
      section: 'FADP art. 16; Data Protection Ordinance, Annex 1',
      asOf: '2024-09-15',
      sourced: true,
    },
    {
      text: 'Audit and inspection are enforceable abroad; data for resolution is accessible from Switzerland',
      section: 'FINMA Circular 2018/3',
      asOf: '2025',
      sourced: false,
    },
    { text: 'Bank secrecy', section: 'Banking Act art. 47', asOf: '2025', sourced: false },
  ],
};
