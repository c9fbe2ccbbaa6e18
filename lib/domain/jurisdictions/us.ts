import { type Jurisdiction } from '../jurisdiction';
import { conversationContents, normFor } from '../retention-norm';
import { countriesOfConcern, dataSecurityProgram, usAndTerritories } from '../us-law';

/** General private sector. No law of residency; the organisation stays in the US by its own policy. */
export const us: Jurisdiction = {
  id: 'us',
  title: 'United States, private sector',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: usAndTerritories },
  homeRegions: ['us-east-1', 'us-west-2', 'us-east-2', 'us-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a contract with the recipient and the policy of the organisation',
  prohibitedCountries: countriesOfConcern,
  decisionAuthority: ['chief-privacy-officer', 'chief-information-security-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: {
    ...normFor(conversationContents, {
      maximumDays: 365,
      maximumYieldsToMinimum: true,
      basis: 'CCPA/CPRA: no longer than reasonably necessary for each disclosed purpose',
    }),
    'erasure-ledger': { minimumDays: 731, basis: 'CCPA regulations, 11 CCR 7101: request records for 24 months' },
  },
  citations: [
    dataSecurityProgram,
    {
      text: 'California and some twenty other state privacy acts know no localisation',
      section: 'CCPA/CPRA and state privacy acts',
      asOf: '2026',
      sourced: false,
    },
    {
      text: 'Records of consumer requests are kept for at least 24 months',
      section: '11 CCR 7101',
      asOf: '2026',
      sourced: true,
    },
  ],
};
