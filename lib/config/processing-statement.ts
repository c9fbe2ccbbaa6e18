import { requireRegion } from '../domain/aws-region';
import { processedCategories, type ProcessedCategory } from '../domain/disclosure/processed-category';
import { type ProcessingStatement, type Recipient } from '../domain/disclosure/record-of-processing';
import { type RetentionVector } from '../domain/retention';
import { storedContents } from '../domain/stored-content';
import { type Organisation } from './deployment-schema';
import { type DeployedJurisdiction } from './jurisdiction-schema';

const contents = processedCategories.flatMap((category) => storedContents.find((known) => known === category) ?? []);

/** What the CRM may hold: conversations, and whose they are. */
const customerContent: readonly ProcessedCategory[] = [
  'call-recording',
  'transcript',
  'attachment',
  'email',
  'contact',
];

/**
 * What people are told of the processing of their data: what the jurisdiction declares, with those who receive data by the
 * definition itself, and the retention that is deployed. `undefined` where no record of processing is declared.
 */
export function processingStatement(
  { controller, privacyContactRole }: Organisation,
  deployed: DeployedJurisdiction,
  retention: RetentionVector,
): ProcessingStatement | undefined {
  const { recordOfProcessing, profile } = deployed;
  if (!recordOfProcessing) return undefined;
  const { activities, recipients } = recordOfProcessing;
  const declared = recipients.map(({ host }) => host);
  return {
    controller,
    privacyContactRole,
    jurisdiction: profile,
    activities,
    recipients: [
      ...knownRecipients(deployed).filter(({ host }) => host === undefined || !declared.includes(host)),
      ...recipients,
    ],
    retention: Object.fromEntries(
      [
        ...contents.map((content) => [content, retention[content]] as const),
        ['profile', retention['customer-profile']] as const,
      ].map(([category, { days, basis }]) => [category, { days, basis }]),
    ),
  };
}

/** Those who receive data by what the definition says elsewhere. A recipient with the same host says it better. */
function knownRecipients({
  instanceRegion,
  integrations,
  identityProviders = [],
}: DeployedJurisdiction): readonly Recipient[] {
  const { siem, crm } = integrations;
  const processor = { role: 'processor', saleOrSharing: false } as const;
  return [
    {
      ...processor,
      name: 'Amazon Web Services',
      country: requireRegion(instanceRegion).country,
      purpose: 'hosts the contact centre and everything that it keeps',
      categories: [...processedCategories],
    },
    ...(siem
      ? [
          {
            ...processor,
            name: siem.host,
            country: siem.country,
            host: siem.host,
            purpose: 'watches over security, by the audit trail with personal data masked',
            categories: ['contact', 'user'] satisfies ProcessedCategory[],
          },
        ]
      : []),
    ...(crm
      ? [
          {
            ...processor,
            name: crm.host,
            country: crm.country,
            host: crm.host,
            purpose: 'manages relations with customers',
            categories: [...customerContent],
          },
        ]
      : []),
    ...identityProviders.map(({ name, metadataUrl, country }) => ({
      ...processor,
      name,
      country,
      host: new URL(metadataUrl).hostname,
      purpose: 'signs users in',
      categories: ['user'] satisfies ProcessedCategory[],
    })),
  ];
}
