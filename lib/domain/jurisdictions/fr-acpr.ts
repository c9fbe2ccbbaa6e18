import { eeaRegions } from '../eea';
import {
  cnilRecordings,
  dora,
  doraRegister,
  gdprStorageLimitation,
  gdprTransfers,
  standardContractualClauses,
} from '../eu-law';
import { type Jurisdiction } from '../jurisdiction';

/** French financial institutions supervised by the ACPR. No localisation; outsourcing rules. */
export const frAcpr: Jurisdiction = {
  id: 'fr-acpr',
  title: 'France, financial institutions (ACPR)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['FR'], bloc: 'EEA' },
  homeRegions: eeaRegions,
  maxTier: { 'at-rest': 'in-bloc', 'in-use': 'in-bloc', 'in-transit': 'in-bloc' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'adequate' },
  transferInstrument: standardContractualClauses,
  prohibitedCountries: [],
  decisionAuthority: ['management-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: gdprStorageLimitation,
  caveats: ['Amazon Connect is not offered in Paris; the instance is in Frankfurt, content may be in Paris.'],
  citations: [
    {
      text: 'Outsourcing of essential services',
      section: 'Arrêté of 2014-11-03; EBA Guidelines on outsourcing',
      asOf: '2025',
      sourced: false,
    },
    dora,
    doraRegister,
    cnilRecordings,
    gdprTransfers,
  ],
};
