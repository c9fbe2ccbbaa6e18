import { ACCOUNT, KEY_ARN, KEY_ID, REGION } from './declared-account';
import { addResource, propertiesOf, type LiveState } from './live-state';
import { FOREIGN, type PlantedDrift } from './planted-drift';

const bucket = (state: LiveState) => propertiesOf(state, 'AWS::S3::Bucket', 'recordings-ca');
const encryption = (KMSMasterKeyID: string | undefined) => ({
  ServerSideEncryptionConfiguration: [
    {
      ServerSideEncryptionByDefault: {
        SSEAlgorithm: KMSMasterKeyID === undefined ? 'AES256' : 'aws:kms',
        ...(KMSMasterKeyID === undefined ? {} : { KMSMasterKeyID }),
      },
    },
  ],
});

/** Buckets, tables, streams and logs. */
export const storeDrifts: readonly PlantedDrift[] = [
  {
    what: 'a bucket in a foreign Region',
    plant: (state) => state.buckets.push({ name: 'forgotten', region: 'us-east-1' }),
    found: [['data-stays-home', 'escapes', 'forgotten']],
  },
  {
    what: 'a bucket that no stack declares',
    plant: (state) => {
      state.buckets.push({ name: 'by-hand', region: REGION });
      addResource(state, 'AWS::S3::Bucket', 'by-hand', { BucketName: 'by-hand' });
    },
    found: [['store-is-declared', 'unproven', 'by-hand']],
  },
  {
    what: 'replication to a bucket that nobody knows',
    plant: (state) => {
      bucket(state)['ReplicationConfiguration'] = {
        Role: `arn:aws:iam::${ACCOUNT}:role/replication`,
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::somewhere-else' } }],
      };
    },
    found: [['s3-replication', 'unproven', 'Recordings']],
  },
  {
    what: 'a bucket policy for a foreign account',
    plant: (state) => {
      propertiesOf(state, 'AWS::S3::BucketPolicy', 'recordings-ca')['PolicyDocument'] = {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${FOREIGN}:root` },
            Action: 's3:GetObject',
            Resource: '*',
          },
        ],
      };
    },
    found: [['s3-bucket-policy', 'unproven', 'RecordingsPolicy']],
  },
  {
    what: 'a lifecycle that is gone',
    plant: (state) => delete bucket(state)['LifecycleConfiguration'],
    found: [['retention-as-declared', 'unproven', 'Recordings']],
  },
  {
    what: 'a lifecycle rule that is disabled',
    plant: (state) => {
      bucket(state)['LifecycleConfiguration'] = { Rules: [{ Id: 'end', Status: 'Disabled', ExpirationInDays: 365 }] };
    },
    found: [['retention-as-declared', 'unproven', 'Recordings']],
  },
  {
    what: 'a bucket without its key',
    plant: (state) => (bucket(state)['BucketEncryption'] = encryption(undefined)),
    found: [['key-as-declared', 'unproven', 'Recordings']],
  },
  {
    what: 'a bucket with another key of the Region',
    plant: (state) => (bucket(state)['BucketEncryption'] = encryption(KEY_ARN.replace(KEY_ID, 'another-key'))),
    found: [['key-as-declared', 'unproven', 'Recordings']],
  },
  {
    what: 'a log group that never ends',
    plant: (state) => delete propertiesOf(state, 'AWS::Logs::LogGroup', '/aws/connect/northwind')['RetentionInDays'],
    found: [['retention-as-declared', 'unproven', 'Log']],
  },
  {
    what: 'a log group without its key',
    plant: (state) => delete propertiesOf(state, 'AWS::Logs::LogGroup', '/aws/connect/northwind')['KmsKeyId'],
    found: [['key-as-declared', 'unproven', 'Log']],
  },
  {
    what: 'a subscription of a log to another Region',
    plant: (state) => {
      addResource(state, 'AWS::Logs::SubscriptionFilter', 'export|/aws/connect/northwind', {
        FilterName: 'export',
        LogGroupName: '/aws/connect/northwind',
        FilterPattern: '',
        DestinationArn: `arn:aws:logs:us-east-1:${ACCOUNT}:destination:central`,
      });
    },
    found: [['logs-subscription', 'escapes', 'export|/aws/connect/northwind']],
  },
  {
    what: 'a stream that keeps records longer',
    plant: (state) => (propertiesOf(state, 'AWS::Kinesis::Stream', 'contact-records')['RetentionPeriodHours'] = 168),
    found: [['retention-as-declared', 'unproven', 'Records']],
  },
  {
    what: 'a replica of a table in another Region',
    plant: (state) => {
      propertiesOf(state, 'AWS::DynamoDB::GlobalTable', 'registry')['Replicas'] = [
        { Region: REGION, SSESpecification: { KMSMasterKeyId: KEY_ARN } },
        { Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: KEY_ARN } },
      ];
    },
    found: [['dynamodb-replica', 'escapes', 'Registry']],
  },
  {
    what: 'a table that no stack declares',
    plant: (state) => addResource(state, 'AWS::DynamoDB::GlobalTable', 'copy', { TableName: 'copy' }),
    found: [['store-is-declared', 'unproven', 'copy']],
  },
  {
    what: 'a delivery stream to a vendor abroad',
    plant: (state) => {
      const delivery = propertiesOf(state, 'AWS::KinesisFirehose::DeliveryStream', 'contact-lake');
      delivery['HttpEndpointDestinationConfiguration'] = {
        EndpointConfiguration: { Url: 'https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input', Name: 'vendor' },
      };
    },
    found: [['firehose-http-endpoint', 'escapes', 'Delivery']],
  },
  {
    what: 'a secret that is replicated abroad',
    plant: (state) => {
      for (const secret of state.secrets.values()) secret['ReplicationStatus'] = [{ Region: 'us-east-1' }];
    },
    found: [['secret-replica', 'escapes', 'Credential']],
  },
  {
    what: 'a function that is told to write abroad',
    plant: (state) =>
      addResource(state, 'AWS::Lambda::Function', 'export', {
        FunctionName: 'export',
        Environment: { Variables: { TARGET_REGION: 'us-east-1' } },
      }),
    found: [['environment-variable', 'escapes', 'export']],
  },
  {
    what: 'a trail that records the data events of every Region',
    plant: (state) =>
      addResource(state, 'AWS::CloudTrail::Trail', 'trail', {
        TrailName: 'trail',
        IsLogging: true,
        IsMultiRegionTrail: true,
        S3BucketName: 'reports-ca',
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }],
      }),
    found: [['trail-data-events', 'escapes', 'trail']],
  },
  {
    what: 'a topic that mails to a function abroad',
    plant: (state) =>
      addResource(state, 'AWS::SNS::Subscription', `arn:aws:sns:${REGION}:${ACCOUNT}:alarms:1`, {
        TopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
        Protocol: 'lambda',
        Endpoint: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:export`,
      }),
    found: [['sns-subscription', 'escapes', `arn:aws:sns:${REGION}:${ACCOUNT}:alarms:1`]],
  },
];
