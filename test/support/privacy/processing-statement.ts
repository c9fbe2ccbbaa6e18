import { processedCategories } from '../../../lib/domain/disclosure/processed-category';
import { type ProcessingStatement } from '../../../lib/domain/disclosure/record-of-processing';

/** A record of processing, as a function that discloses is told it. */
export const processingStatement: ProcessingStatement = {
  controller: 'Northwind Assistance Inc.',
  privacyContactRole: 'Chief Privacy Officer',
  jurisdiction: 'ca',
  activities: Object.fromEntries(
    processedCategories.map((category) => [category, { purpose: `purpose of ${category}`, legalBasis: 'PIPEDA 4.3' }]),
  ) as ProcessingStatement['activities'],
  recipients: [
    {
      name: 'Amazon Web Services',
      role: 'processor',
      country: 'CA',
      purpose: 'hosts the contact centre',
      categories: [...processedCategories],
      saleOrSharing: false,
    },
    {
      name: 'Fabrikam Advertising',
      role: 'third-party',
      country: 'CA',
      purpose: 'advertising across contexts',
      categories: ['user'],
      saleOrSharing: true,
      host: 'ads.fabrikam.example',
    },
  ],
  retention: { 'call-recording': { days: 365, basis: ['default of 365 days'] } },
};
