import { type Jurisdiction } from '../jurisdiction';
import { countriesOfConcern, dataSecurityProgram, usAndTerritories } from '../us-law';

/** Covered entities and business associates. HIPAA knows no residency; payer and Medicaid contracts often forbid offshoring. */
export const usHipaa: Jurisdiction = {
  id: 'us-hipaa',
  title: 'United States, protected health information (HIPAA)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: usAndTerritories },
  homeRegions: ['us-east-1', 'us-west-2', 'us-east-2', 'us-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a business associate agreement, and no state or payer contract that forbids offshoring',
  prohibitedCountries: countriesOfConcern,
  decisionAuthority: ['security-official'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: {
    'audit-trail': { minimumDays: 2192, basis: 'HIPAA, 45 CFR 164.316(b)(2)(i): documentation for six years' },
    'residency-evidence': { minimumDays: 2192, basis: 'HIPAA, 45 CFR 164.316(b)(2)(i): documentation for six years' },
  },
  caveats: [
    'State medical-record law decides whether a recording is a medical record, and how long it is kept.',
    'AWS GovCloud (US) is lawful too, as a deployment of its own.',
  ],
  citations: [
    dataSecurityProgram,
    {
      text: 'A business associate agreement comes first; technical safeguards; documentation for six years',
      section: '45 CFR 164.308(b), 164.312, 164.316',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164',
      asOf: '2026',
      sourced: false,
    },
  ],
};
