import { eeaRegions } from '../eea';
import { gdprStorageLimitation, gdprTransfers, standardContractualClauses } from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** German statutory health data (Social Code V, s. 393). */
export const deHealth: Jurisdiction = {
  id: 'de-health',
  title: 'Germany, health and social data',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['DE'], bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'adequate', 'in-use': 'adequate', 'in-transit': 'adequate' },
  maxDisasterRecoveryTier: { data: 'in-bloc', instance: 'in-bloc' },
  transferInstrument: standardContractualClauses,
  farthestLawfulTier: { 'at-rest': 'adequate', 'in-use': 'adequate', 'in-transit': 'adequate' },
  prohibitedCountries: [],
  decisionAuthority: ['controller-executive'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  retention: gdprStorageLimitation,
  caveats: ['Whether the establishment and the C5 attestation cover Amazon Connect is not verified.'],
  citations: [
    {
      text: 'Processing in Germany, the EEA or an adequate country, by a body with an establishment in Germany and a C5 type 2 attestation',
      section: 'SGB V s. 393',
      asOf: '2025',
      sourced: false,
    },
    gdprTransfers,
  ],
};
