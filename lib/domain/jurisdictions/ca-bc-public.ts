import { type Jurisdiction } from '../jurisdiction';

/** British Columbia public bodies. The residency rule was repealed in 2021; storage abroad needs an assessment. */
export const caBcPublic: Jurisdiction = {
  id: 'ca-bc-public',
  title: 'British Columbia, public bodies',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'conditional' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a privacy impact assessment under FOIPPA s. 33.1 and regulation M462/2021',
  prohibitedCountries: [],
  decisionAuthority: ['head-of-public-body'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  caveats: ['Processing abroad is held to the rule for storage here, although s. 33(2)(u) is wider.'],
  citations: [
    {
      text: 'Bill 22 repealed the residency rule on 2021-11-25; disclosure abroad follows s. 33.1 and regulation M462/2021 (privacy impact assessment, further assessment for sensitive information)',
      section: 'Freedom of Information and Protection of Privacy Act, s. 33.1',
      asOf: '2021-11',
      sourced: true,
    },
    {
      text: 'Temporary processing by machine and metadata may be abroad',
      section: 'FOIPPA, s. 33(2)(u), (v)',
      asOf: '2021-11',
      sourced: true,
    },
  ],
};
