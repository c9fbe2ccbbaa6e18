import { FOREIGN_FUNCTION } from './mutation-places';
import { type Change, type ResourceChange } from './mutation-resource';

const environment =
  (name: string, value: unknown): Change =>
  (properties) => ({
    ...properties,
    Environment: {
      Variables: { ...(properties['Environment'] as { Variables: Record<string, unknown> }).Variables, [name]: value },
    },
  });

const hasVariable = (name: string) => (properties: Record<string, unknown>) =>
  JSON.stringify(properties['Environment'] ?? {}).includes(`"${name}"`);

/** Changes to what discloses data to subjects, and to where they opt out. */
export const disclosureChanges: readonly ResourceChange[] = [
  {
    operator: 'link to disclosures by the global host',
    type: 'AWS::Lambda::Function',
    change: environment('LINK_ENDPOINT', 'https://s3.amazonaws.com'),
    when: hasVariable('LINK_ENDPOINT'),
  },
  {
    operator: 'link to disclosures abroad',
    type: 'AWS::Lambda::Function',
    change: environment('LINK_ENDPOINT', 'https://s3.us-east-1.amazonaws.com'),
    when: hasVariable('LINK_ENDPOINT'),
  },
  {
    operator: 'write disclosures to a bucket abroad',
    type: 'AWS::Lambda::Function',
    change: environment('DISCLOSURE_BUCKET', 'arn:aws:s3:us-east-1:111111111111:accesspoint/taken'),
    when: hasVariable('DISCLOSURE_BUCKET'),
  },
  {
    operator: 'read users for disclosures abroad',
    type: 'AWS::Lambda::Function',
    change: environment('READ_USER_DATA_FUNCTION', FOREIGN_FUNCTION),
    when: hasVariable('READ_USER_DATA_FUNCTION'),
  },
];
