import { type Jurisdiction } from '../jurisdiction';

/** Japan. Tokyo and Osaka. */
export const jpAppi: Jurisdiction = {
  id: 'jp-appi',
  title: 'Japan (APPI)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['JP'] },
  homeRegions: ['ap-northeast-1', 'ap-northeast-3'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'consent or an equivalent system of the recipient (APPI art. 28)',
  prohibitedCountries: [],
  decisionAuthority: ['personal-information-manager'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  citations: [
    {
      text: 'Provision to a third party abroad: consent, a designated country or an equivalent system',
      section: 'Act on the Protection of Personal Information, art. 28',
      asOf: '2025',
      sourced: false,
    },
  ],
};
