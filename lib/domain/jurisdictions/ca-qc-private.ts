import { type Jurisdiction } from '../jurisdiction';
import { conversationContents, normFor } from '../retention-norm';

/** Québec enterprises. The border is that of Québec: Calgary is a communication outside Québec. */
export const caQcPrivate: Jurisdiction = {
  id: 'ca-qc-private',
  title: 'Québec, private sector',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CA'], subdivision: 'CA-QC' },
  homeRegions: ['ca-central-1'],
  maxTier: { 'at-rest': 'in-subdivision', 'in-use': 'in-subdivision', 'in-transit': 'in-subdivision' },
  maxDisasterRecoveryTier: { data: 'in-subdivision', instance: 'in-subdivision' },
  transferInstrument: 'a privacy impact assessment and a written agreement (P-39.1 s. 17)',
  prohibitedCountries: [],
  decisionAuthority: ['person-in-charge-of-personal-information'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor(conversationContents, {
    maximumDays: 365,
    maximumYieldsToMinimum: true,
    basis: 'P-39.1 s. 23: destroyed or anonymised once the purpose is fulfilled',
  }),
  caveats: ['Information that a decision about a person rests on is kept for a year at least (not verified).'],
  citations: [
    {
      text: 'Before personal information is communicated outside Québec: a privacy impact assessment of sensitivity, purpose, measures and legal regime, and a written agreement; since 2023-09-22',
      section: 'Act respecting the protection of personal information in the private sector, s. 17',
      url: 'https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1',
      asOf: '2024-09-30',
      sourced: true,
    },
    {
      text: 'Individuals are told that information may be communicated outside Québec',
      section: 'P-39.1, s. 8',
      asOf: '2024-09-30',
      sourced: false,
    },
  ],
};
