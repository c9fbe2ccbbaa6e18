import { type Jurisdiction } from '../jurisdiction';
import { conversationContents, normFor } from '../retention-norm';

/** Federal departments, up to Protected B. Hosting in Canada is the principal option; the CIO may decide otherwise. */
export const caGc: Jurisdiction = {
  id: 'ca-gc',
  title: 'Government of Canada, Protected B',
  asOf: '2026-11-21',
  reviewBy: '2027-05-21',
  home: { countries: ['CA'] },
  homeRegions: ['ca-central-1', 'ca-west-1'],
  maxTier: { 'at-rest': 'in-country', 'in-use': 'in-country', 'in-transit': 'in-country' },
  maxDisasterRecoveryTier: { data: 'in-country', instance: 'in-country' },
  transferInstrument: 'a decision of the departmental CIO on the five residency criteria',
  prohibitedCountries: [],
  principalDeliveryOption: true,
  decisionAuthority: ['chief-information-officer'],
  maxDecisionDays: 365,
  generativeFeatures: 'by-decision',
  retention: normFor([...conversationContents, 'contact-record-lake'], {
    minimumDays: 731,
    basis: 'Privacy Regulations s. 4: two years after last use for an administrative purpose',
  }),
  caveats: [
    'Protected C and Classified information may not be on commercial AWS; no decision record changes that.',
    'The two-year minimum assumes that content is used for an administrative purpose; purely transitory records may go sooner.',
    'Disposal needs authority from Library and Archives Canada (Library and Archives of Canada Act, s. 12).',
  ],
  citations: [
    {
      text: 'Computing facilities within Canada, or on premises of a department abroad, are identified and evaluated as a principal delivery option for information categorised as Protected B, Protected C or Classified',
      section: 'Directive on Service and Digital, 4.4.3.14 (4.4.1.10 in 2020)',
      url: 'https://www.tbs-sct.canada.ca/pol/doc-eng.aspx?id=32601',
      asOf: '2024-12-12',
      sourced: true,
    },
    {
      text: 'Policy and Directive were amended, with a crosswalk of section numbers; whether this clause moved is not verified',
      section: 'Amendments to the Policy on Service and Digital and the Directive on Service and Digital',
      asOf: '2025-08-29',
      sourced: true,
    },
    {
      text: 'Service location within Canada for all Protected B cloud services where configurable (ITSG-33 SA-9(5))',
      section: 'Government of Canada cloud guardrail 05',
      url: 'https://github.com/canada-ca/cloud-guardrails',
      asOf: '2024-12-12',
      sourced: true,
    },
    {
      text: 'Commercial public cloud is for information up to Protected B',
      section: 'Government of Canada White Paper: Data Sovereignty and Public Cloud',
      asOf: '2018',
      sourced: true,
    },
    {
      text: 'Residency in Canada does not remove foreign jurisdiction',
      section: 'Digital Sovereignty Framework',
      asOf: '2025-11',
      sourced: true,
    },
  ],
};
