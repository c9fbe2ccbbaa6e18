import { type Jurisdiction } from '../jurisdiction';
import { countriesOfConcern, dataSecurityProgram, usAndTerritories } from '../us-law';

/** Federal tax information under IRS Publication 1075: United States and territories only. */
export const usFti: Jurisdiction = {
  id: 'us-fti',
  title: 'United States, federal tax information (IRS 1075)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: usAndTerritories },
  homeRegions: ['us-east-1', 'us-west-2', 'us-east-2', 'us-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  prohibitedCountries: countriesOfConcern,
  exclusiveCountries: usAndTerritories,
  decisionAuthority: ['agency-head'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  retention: { 'audit-trail': { minimumDays: 2557, basis: 'IRS Publication 1075: audit records for seven years' } },
  citations: [
    {
      text: 'Agencies notify the IRS 45 days before federal tax information goes to a cloud',
      section: 'IRS cloud computing notification form',
      asOf: '2017',
      sourced: true,
    },
    {
      text: 'Federal tax information stays within the United States and its territories; FedRAMP Moderate; FIPS 140 validated encryption',
      section: 'IRS Publication 1075',
      asOf: '2026',
      sourced: false,
    },
    dataSecurityProgram,
  ],
};
