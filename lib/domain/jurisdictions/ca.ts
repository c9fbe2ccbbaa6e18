import { type Jurisdiction } from '../jurisdiction';
import { conversationContents, normFor } from '../retention-norm';

/** Private sector under PIPEDA. Its policy is to stay in Canada; the Act itself asks for accountability only. */
export const ca: Jurisdiction = {
  id: 'ca',
  title: 'Canada, private sector',
  asOf: '2026-11-21',
  reviewBy: '2027-05-21',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a contract with comparable protection and notice to individuals (PIPEDA 4.1.3)',
  prohibitedCountries: [],
  decisionAuthority: ['privacy-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor(conversationContents, {
    maximumDays: 365,
    maximumYieldsToMinimum: true,
    basis: 'PIPEDA Schedule 1, 4.5.3: no longer than necessary',
  }),
  caveats: ['Residency in Canada does not remove the reach of foreign law over a foreign provider (US CLOUD Act).'],
  citations: [
    {
      text: 'An organisation stays accountable for personal information that it transfers to a processor, wherever that is',
      section: 'PIPEDA Schedule 1, 4.1.3',
      url: 'https://laws-lois.justice.gc.ca/eng/acts/P-8.6/',
      asOf: '2026',
      sourced: false,
    },
    {
      text: 'Guidelines for processing personal data across borders',
      section: 'Office of the Privacy Commissioner of Canada',
      asOf: '2009',
      sourced: false,
    },
    { text: 'Bill C-36 would replace PIPEDA; pending', asOf: '2026-06-15', sourced: true },
  ],
};
