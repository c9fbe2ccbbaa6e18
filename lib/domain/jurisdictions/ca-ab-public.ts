import { type Jurisdiction } from '../jurisdiction';

/** Alberta public bodies and health custodians. */
export const caAbPublic: Jurisdiction = {
  id: 'ca-ab-public',
  title: 'Alberta, public bodies and health custodians',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a privacy impact assessment (POPA; HIA s. 64)',
  prohibitedCountries: [],
  decisionAuthority: ['head-of-public-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'The Protection of Privacy Act replaces the FOIP Act in 2025; the date of entry into force is not verified',
      section: 'Alberta Protection of Privacy Act',
      asOf: '2025-04',
      sourced: true,
    },
    {
      text: 'Custodians assess privacy before new practices or systems',
      section: 'Health Information Act, s. 64',
      asOf: '2025',
      sourced: false,
    },
  ],
};
