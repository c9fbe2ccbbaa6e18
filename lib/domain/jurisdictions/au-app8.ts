import { type Jurisdiction } from '../jurisdiction';
import { conversationContents, normFor } from '../retention-norm';

/** Australia under the Privacy Act; IRAP and APRA entities by their own classification. */
export const auApp8: Jurisdiction = {
  id: 'au-app8',
  title: 'Australia (Australian Privacy Principle 8)',
  asOf: '2026-11-21',
  reviewBy: '2027-11-21',
  home: { countries: ['AU'] },
  homeRegions: ['ap-southeast-2', 'ap-southeast-4'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'reasonable steps under APP 8.1, with liability under s. 16C',
  prohibitedCountries: [],
  decisionAuthority: ['accountable-authority'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor(conversationContents, {
    maximumDays: 365,
    maximumYieldsToMinimum: true,
    basis: 'APP 11.2: destroyed or de-identified when no longer needed',
  }),
  caveats: [
    'My Health Record data may not leave Australia (My Health Records Act 2012, s. 77); no decision record changes that.',
  ],
  citations: [
    {
      text: 'Reasonable steps before disclosure overseas; no country is prescribed as adequate yet',
      section: 'Privacy Act 1988, APP 8',
      url: 'https://www.oaic.gov.au/privacy/australian-privacy-principles',
      asOf: '2024-12-31',
      sourced: true,
    },
    {
      text: 'IRAP PROTECTED, hosting certification, operational risk',
      section: 'PSPF, Hosting Certification Framework, APRA CPS 230 and 234',
      asOf: '2025',
      sourced: false,
    },
  ],
};
