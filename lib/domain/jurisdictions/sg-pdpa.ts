import { type Jurisdiction } from '../jurisdiction';

/** Singapore. One Region: there is no second copy inside the country. */
export const sgPdpa: Jurisdiction = {
  id: 'sg-pdpa',
  title: 'Singapore (PDPA)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['SG'] },
  homeRegions: ['ap-southeast-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a legally enforceable obligation of comparable protection (PDPA s. 26)',
  prohibitedCountries: [],
  decisionAuthority: ['data-protection-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'Transfer abroad needs a comparable standard of protection',
      section: 'Personal Data Protection Act 2012, s. 26',
      asOf: '2025',
      sourced: false,
    },
  ],
};
