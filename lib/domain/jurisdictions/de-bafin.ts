import { eeaRegions } from '../eea';
import { dora, doraRegister, gdprStorageLimitation, gdprTransfers, standardContractualClauses } from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** German financial institutions under DORA and BaFin supervision. */
export const deBafin: Jurisdiction = {
  id: 'de-bafin',
  title: 'Germany, financial institutions (BaFin)',
  asOf: '2026-11-21',
  reviewBy: '2027-01-31',
  home: { countries: ['DE'], bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'in-bloc', 'in-use': 'in-bloc', 'in-transit': 'in-bloc' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'adequate' },
  transferInstrument: standardContractualClauses,
  prohibitedCountries: [],
  decisionAuthority: ['management-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: gdprStorageLimitation,
  caveats: [
    'Partition aws has one Region in Germany: a rule of Germany only leaves no second Region.',
    'Calls on securities services are kept for five years (WpHG s. 83): name retention regime mifid-ii.',
    'A move of location is announced to the institution in advance (DORA art. 30).',
  ],
  citations: [
    dora,
    doraRegister,
    {
      text: 'Supervisory requirements for IT in payment services, insurance and asset management repealed at the end of 2025-01-16',
      section: 'ZAIT, VAIT, KAIT',
      asOf: '2025-01-16',
      sourced: true,
    },
    {
      text: 'BAIT apply to institutes outside of DORA only, to the turn of 2026 to 2027',
      section: 'BAIT',
      asOf: '2025-12-14',
      sourced: true,
    },
    { text: 'Outsourcing and secrecy', section: 'KWG s. 25b, MaRisk AT 9, StGB s. 203', asOf: '2025', sourced: false },
    {
      text: 'C5:2026 has 168 criteria, for security and not for residency',
      section: 'BSI C5:2026',
      asOf: '2026-05-28',
      sourced: true,
    },
    gdprTransfers,
  ],
};
