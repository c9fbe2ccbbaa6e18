/** A resource that is judged alike wherever it is met: at synthesis, by the hook of CloudFormation, and live. */
export interface VerdictCase {
  readonly title: string;
  /** Type and properties, as CloudFormation and Cloud Control write them. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Region of the resource. Its jurisdiction is `ca`. */
  readonly region: string;
  /** Rule and verdict of each finding. Empty: clean. */
  readonly findings: readonly (readonly [rule: string, verdict: 'escapes' | 'unproven'])[];
}

const account = '222222222222';
const kms = (region: string) => `arn:aws:kms:${region}:${account}:key/1a2b3c4d-0000-0000-0000-000000000000`;

/** The shared table: whoever judges resources proves itself by it. */
export const verdictCases: readonly VerdictCase[] = [
  {
    title: 'a bucket at home',
    type: 'AWS::S3::Bucket',
    properties: { BucketName: 'recordings-at-home' },
    region: 'ca-central-1',
    findings: [],
  },
  {
    title: 'a bucket abroad',
    type: 'AWS::S3::Bucket',
    properties: { BucketName: 'recordings-abroad' },
    region: 'us-east-1',
    findings: [['data-stays-home', 'escapes']],
  },
  {
    title: 'a bucket that accelerates',
    type: 'AWS::S3::Bucket',
    properties: { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } },
    region: 'ca-central-1',
    findings: [['s3-transfer-acceleration', 'escapes']],
  },
  {
    title: 'a bucket that replicates under a key abroad, to a bucket that nobody knows',
    type: 'AWS::S3::Bucket',
    properties: {
      ReplicationConfiguration: {
        Role: `arn:aws:iam::${account}:role/replication`,
        Rules: [
          {
            Status: 'Enabled',
            Destination: {
              Bucket: 'arn:aws:s3:::copies-of-recordings',
              EncryptionConfiguration: { ReplicaKmsKeyID: kms('us-east-1') },
            },
          },
        ],
      },
    },
    region: 'ca-central-1',
    findings: [
      ['s3-replication', 'unproven'],
      ['s3-replication-key', 'escapes'],
    ],
  },
  {
    title: 'a multi-Region key',
    type: 'AWS::KMS::Key',
    properties: { MultiRegion: true, KeyPolicy: { Version: '2012-10-17', Statement: [] } },
    region: 'ca-central-1',
    findings: [['kms-multi-region-key', 'unproven']],
  },
  {
    title: 'a key that a foreign account may use',
    type: 'AWS::KMS::Key',
    properties: {
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::999999999999:root' },
            Action: 'kms:Decrypt',
            Resource: '*',
          },
        ],
      },
    },
    region: 'ca-central-1',
    findings: [['kms-key-policy', 'unproven']],
  },
  {
    title: 'a table with a replica abroad',
    type: 'AWS::DynamoDB::GlobalTable',
    properties: {
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      Replicas: [{ Region: 'ca-central-1' }, { Region: 'eu-central-1' }],
    },
    region: 'ca-central-1',
    findings: [['dynamodb-replica', 'escapes']],
  },
  {
    title: 'a log group at home',
    type: 'AWS::Logs::LogGroup',
    properties: { LogGroupName: '/aws/connect/northwind', RetentionInDays: 365, KmsKeyId: kms('ca-central-1') },
    region: 'ca-central-1',
    findings: [],
  },
  {
    title: 'a delivery stream to a vendor abroad',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    properties: {
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Url: 'https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input' },
      },
    },
    region: 'ca-central-1',
    findings: [['firehose-http-endpoint', 'escapes']],
  },
];
