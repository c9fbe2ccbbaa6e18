import { eeaCountries, eeaRegions } from '../eea';
import {
  cnilRecordings,
  gdprStorageLimitation,
  gdprTransfers,
  schremsTwo,
  standardContractualClauses,
} from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** European Economic Area under GDPR. */
export const eu: Jurisdiction = {
  id: 'eu',
  title: 'European Union and EEA (GDPR)',
  asOf: '2026-11-21',
  reviewBy: '2027-05-21',
  home: { countries: eeaCountries, bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'in-bloc', 'in-use': 'in-bloc', 'in-transit': 'in-bloc' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'adequate' },
  transferInstrument: standardContractualClauses,
  prohibitedCountries: [],
  decisionAuthority: ['controller-executive'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: gdprStorageLimitation,
  caveats: [
    'Adequacy is about the country of the recipient; AWS has a parent in the United States (CLOUD Act).',
    'The only Connect replica of Frankfurt is London, outside the EEA.',
  ],
  citations: [
    gdprTransfers,
    schremsTwo,
    {
      text: 'Appeal against the judgment that upheld the EU-US Data Privacy Framework is pending',
      section: 'CJEU, C-703/25 P',
      asOf: '2025-12-22',
      sourced: true,
    },
    cnilRecordings,
  ],
};
