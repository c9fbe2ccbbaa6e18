import { eeaRegions } from '../eea';
import { gdprStorageLimitation, gdprTransfers, standardContractualClauses } from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** French health data hosting (HDS version 2): storage exclusively in the EEA. */
export const frHds: Jurisdiction = {
  id: 'fr-hds',
  title: 'France, health data hosting (HDS)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['FR'], bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'in-bloc', 'in-use': 'in-bloc', 'in-transit': 'in-bloc' },
  maxDisasterRecoveryTier: { data: 'in-bloc', instance: 'in-bloc' },
  transferInstrument: standardContractualClauses,
  farthestLawfulTier: { 'at-rest': 'in-bloc' },
  prohibitedCountries: [],
  decisionAuthority: ['controller-executive'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  retention: gdprStorageLimitation,
  caveats: ['A decision can disclose remote access from outside the EEA, never storage there.'],
  citations: [
    {
      text: 'Health data is stored exclusively in the EEA; remote access from elsewhere is disclosed. All certificates by 2026-05-16',
      section: 'HDS référentiel version 2 (JO 2024-05-16)',
      asOf: '2024-05-16',
      sourced: true,
    },
    {
      text: 'Health data hosting and cloud sovereignty',
      section: 'Law 2024-449 (SREN), art. 32',
      asOf: '2024',
      sourced: true,
    },
    gdprTransfers,
  ],
};
