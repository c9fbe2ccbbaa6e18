import { type Jurisdiction } from '../jurisdiction';
import { countriesOfConcern, dataSecurityProgram, usAndTerritories } from '../us-law';

/** Criminal justice information: United States, territories, tribes, and Canada only under the authority of the RCMP. */
export const usCjis: Jurisdiction = {
  id: 'us-cjis',
  title: 'United States, criminal justice information (CJIS)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: usAndTerritories },
  homeRegions: ['us-east-1', 'us-west-2', 'us-east-2', 'us-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'the authority of the RCMP, for Canada only',
  prohibitedCountries: countriesOfConcern,
  exclusiveCountries: [...usAndTerritories, 'CA'],
  decisionAuthority: ['cjis-systems-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  retention: {
    'audit-trail': { minimumDays: 365, basis: 'CJIS Security Policy: audit records for at least one year' },
  },
  caveats: [
    'State addenda may be narrower.',
    'AWS GovCloud (US) is lawful too, as a deployment of its own.',
    'The organisation and its personnel are vetted outside of this software.',
  ],
  citations: [
    {
      text: 'Criminal justice information stays in the United States, its territories, tribes and Canada, regardless of encryption; metadata derived from unencrypted information is protected alike',
      section: 'CJIS Security Policy 5.10.1.4',
      asOf: '2026',
      sourced: true,
    },
    {
      text: 'The same in version 6; the control number is not verified',
      section: 'CJIS Security Policy v6, SA-9(5)',
      asOf: '2026',
      sourced: false,
    },
    dataSecurityProgram,
  ],
};
