import { type Jurisdiction } from '../jurisdiction';

/** Québec public bodies. The border is that of Québec: Calgary is a communication outside Québec. */
export const caQcPublic: Jurisdiction = {
  id: 'ca-qc-public',
  title: 'Québec, public bodies',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CA'], subdivision: 'CA-QC' },
  homeRegions: ['ca-central-1'],
  maxTier: { 'at-rest': 'in-subdivision', 'in-use': 'in-subdivision', 'in-transit': 'in-subdivision' },
  maxDisasterRecoveryTier: { data: 'in-subdivision', instance: 'in-subdivision' },
  transferInstrument: 'a privacy impact assessment and a written agreement (A-2.1 s. 70.1)',
  prohibitedCountries: [],
  decisionAuthority: ['person-exercising-highest-authority'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  caveats: ['Retention follows the retention schedule of the public body.'],
  citations: [
    {
      text: 'Before personal information is communicated outside Québec: a privacy impact assessment of sensitivity, purpose, measures and legal regime, and a written agreement; since 2023-09-22',
      section: 'Act respecting Access to documents held by public bodies, s. 70.1',
      url: 'https://www.legisquebec.gouv.qc.ca/en/document/cs/A-2.1',
      asOf: '2024-11-15',
      sourced: true,
    },
  ],
};
