import { eeaCountries, eeaRegions } from '../eea';
import { dora, gdprStorageLimitation, gdprTransfers, schremsTwo, standardContractualClauses } from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** EMEA content and metadata inside the EEA; copies at most in Switzerland; London by decision, the United States never. */
export const emeaSovereign: Jurisdiction = {
  id: 'emea-sovereign',
  title: 'EMEA sovereign (EEA only)',
  asOf: '2026-11-21',
  reviewBy: '2027-05-21',
  home: { countries: eeaCountries, bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'in-bloc', 'in-use': 'in-bloc', 'in-transit': 'in-bloc' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'in-bloc' },
  adequateCountries: ['CH'],
  transferInstrument: standardContractualClauses,
  farthestLawfulTier: { 'at-rest': 'adequate', 'in-use': 'adequate', 'in-transit': 'adequate' },
  prohibitedCountries: ['US'],
  decisionAuthority: ['management-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  retention: gdprStorageLimitation,
  caveats: ['Metadata is held to the same rule as content.'],
  citations: [
    gdprTransfers,
    schremsTwo,
    dora,
    {
      text: 'Outsourcing: location of data and its risks are assessed',
      section: 'EBA Guidelines on outsourcing arrangements',
      asOf: '2019',
      sourced: false,
    },
  ],
};
