import { type Jurisdiction } from '../jurisdiction';

/** Nova Scotia public bodies: storage and access in Canada unless the head of the body permits otherwise. */
export const caNsPublic: Jurisdiction = {
  id: 'ca-ns-public',
  title: 'Nova Scotia, public bodies',
  asOf: '2026-11-21',
  reviewBy: '2027-03-31',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'the written permission of the head of the public body (PIIDPA s. 5)',
  prohibitedCountries: [],
  decisionAuthority: ['head-of-public-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  caveats: ['Access from outside Canada, by staff or by support, is under the same rule as storage.'],
  citations: [
    {
      text: 'PIIDPA applies until 2027-04-01; then the new FOIPOP Act (Bill 150): no storage or access outside Canada unless regulations allow',
      section: 'Nova Scotia Bill 150',
      url: 'https://nslegislature.ca/',
      asOf: '2025-10',
      sourced: true,
    },
    {
      text: 'The head of the public body may permit storage or access outside Canada in writing',
      section: 'Personal Information International Disclosure Protection Act, s. 5',
      asOf: '2025',
      sourced: false,
    },
  ],
};
