import { type Jurisdiction } from '../jurisdiction';
import { normFor } from '../retention-norm';

/** United Kingdom. London is the only Region; the EEA is adequate. */
export const ukGdpr: Jurisdiction = {
  id: 'uk-gdpr',
  title: 'United Kingdom (UK GDPR)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['GB'] },
  homeRegions: ['eu-west-2'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'adequate', instance: 'adequate' },
  transferInstrument: 'the International Data Transfer Agreement or Addendum with a transfer risk assessment',
  prohibitedCountries: [],
  decisionAuthority: ['controller-executive'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor(['call-recording', 'screen-recording', 'transcript'], {
    maximumDays: 365,
    maximumYieldsToMinimum: true,
    basis: 'UK GDPR art. 5(1)(e): no longer than necessary',
  }),
  caveats: ['Calls in scope of SYSC 10A are kept for five years: name retention regime mifid-ii.'],
  citations: [
    {
      text: 'The data protection test asks for protection that is not materially lower; in force since 2026-02-05',
      section: 'UK GDPR art. 45A to 45C (Data (Use and Access) Act 2025)',
      asOf: '2026-02-05',
      sourced: true,
    },
    {
      text: 'Outsourcing and third-party risk of banks and insurers',
      section: 'PRA SS2/21; FCA SYSC 8',
      asOf: '2025',
      sourced: false,
    },
  ],
};
