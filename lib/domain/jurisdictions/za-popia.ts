import { type Jurisdiction } from '../jurisdiction';

/** South Africa. One Region: there is no second copy inside the country. */
export const zaPopia: Jurisdiction = {
  id: 'za-popia',
  title: 'South Africa (POPIA)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['ZA'] },
  homeRegions: ['af-south-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a binding agreement of adequate protection, or consent (POPIA s. 72)',
  prohibitedCountries: [],
  decisionAuthority: ['information-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'Transfer abroad: adequate law or agreement, consent, or contract',
      section: 'Protection of Personal Information Act 4 of 2013, s. 72',
      asOf: '2025',
      sourced: false,
    },
  ],
};
