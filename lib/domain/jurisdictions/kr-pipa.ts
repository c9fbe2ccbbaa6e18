import { type Jurisdiction } from '../jurisdiction';

/** South Korea. Seoul is the only Region: there is no second copy inside the country. */
export const krPipa: Jurisdiction = {
  id: 'kr-pipa',
  title: 'South Korea (PIPA)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['KR'] },
  homeRegions: ['ap-northeast-2'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'consent, or entrustment that is disclosed to data subjects (PIPA art. 28-8)',
  prohibitedCountries: [],
  decisionAuthority: ['chief-privacy-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'Transfer abroad: consent, contract with disclosure, certification or a recognised country',
      section: 'Personal Information Protection Act, art. 28-8',
      asOf: '2025',
      sourced: false,
    },
  ],
};
