import { type Jurisdiction } from '../jurisdiction';
import { countriesOfConcern, dataSecurityProgram, usAndTerritories } from '../us-law';

/** Federal systems at FedRAMP High, in AWS GovCloud (US). */
export const usFedrampHigh: Jurisdiction = {
  id: 'us-fedramp-high',
  title: 'United States, FedRAMP High',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: usAndTerritories },
  homeRegions: ['us-gov-west-1', 'us-gov-east-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  prohibitedCountries: countriesOfConcern,
  exclusiveCountries: usAndTerritories,
  decisionAuthority: ['authorizing-official'],
  maxDecisionDays: 365,
  generativeFeatures: 'never',
  caveats: [
    'Amazon Connect is offered in us-gov-west-1 only, without Global Resiliency.',
    'The authorizing official decides at each authorisation to operate; dates of records follow it.',
  ],
  citations: [
    {
      text: 'High baseline: information stays within US jurisdiction (SA-9(5)); DoD: United States and outlying areas',
      section: 'FedRAMP Rev. 5 baselines; DFARS 252.239-7010',
      asOf: '2025',
      sourced: false,
    },
    dataSecurityProgram,
  ],
};
