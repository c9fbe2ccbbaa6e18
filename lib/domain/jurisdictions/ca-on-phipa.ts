import { type Jurisdiction } from '../jurisdiction';

/** Ontario health information custodians. No localisation in the Act; contracts ask for Canada. */
export const caOnPhipa: Jurisdiction = {
  id: 'ca-on-phipa',
  title: 'Ontario, personal health information',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'an agreement that binds the agent to the custodian (PHIPA)',
  prohibitedCountries: [],
  decisionAuthority: ['health-information-custodian'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'The custodian stays accountable for its agents; disclosure outside Ontario is limited',
      section: 'Personal Health Information Protection Act, 2004, s. 17, s. 50',
      asOf: '2025',
      sourced: false,
    },
  ],
};
