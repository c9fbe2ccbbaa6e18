import { FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

/** A change within the configuration of a workgroup. */
const configuration =
  (change: Readonly<Record<string, unknown>>): Change =>
  (properties) => ({
    ...properties,
    WorkGroupConfiguration: { ...(properties['WorkGroupConfiguration'] as object), ...change },
  });

const FOREIGN_BUCKET = 'taken-us-east-1';

/** Changes to what is kept of customers beside their contacts, and to what searches the lake. */
export const erasureStoreChanges: readonly ResourceChange[] = [
  {
    operator: 'write results of queries into a bucket abroad',
    type: 'AWS::Athena::WorkGroup',
    change: configuration({
      ResultConfiguration: {
        OutputLocation: `s3://${FOREIGN_BUCKET}/results/`,
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: FOREIGN_KEY },
      },
    }),
  },
  {
    operator: 'let clients choose where results of queries go',
    type: 'AWS::Athena::WorkGroup',
    change: configuration({ EnforceWorkGroupConfiguration: false }),
  },
  {
    operator: 'encrypt customer profiles with a foreign key',
    type: 'AWS::CustomerProfiles::Domain',
    change: set({ DefaultEncryptionKey: FOREIGN_KEY }),
  },
  {
    operator: 'report failed profiles to a queue abroad',
    type: 'AWS::CustomerProfiles::Domain',
    change: set({ DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/taken' }),
  },
  {
    operator: 'export matches of customer profiles abroad',
    type: 'AWS::CustomerProfiles::Domain',
    change: set({ Matching: { Enabled: true, ExportingConfig: { S3Exporting: { S3BucketName: FOREIGN_BUCKET } } } }),
  },
  {
    operator: 'join customer profiles to an instance abroad',
    type: 'AWS::CustomerProfiles::Integration',
    change: set({ Uri: 'arn:aws:connect:us-east-1:111111111111:instance/taken' }),
  },
];
