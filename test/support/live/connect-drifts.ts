import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, KEY_ARN, REGION } from './declared-account';
import { FOREIGN, type PlantedDrift } from './planted-drift';

const recordings = (BucketName: string) => ({
  AssociationId: 'association-CALL_RECORDINGS',
  StorageType: 'S3',
  S3Config: { BucketName, BucketPrefix: 'calls', EncryptionConfig: { EncryptionType: 'KMS', KeyId: KEY_ARN } },
});

/** Amazon Connect. */
export const connectDrifts: readonly PlantedDrift[] = [
  {
    what: 'recordings that go to a bucket abroad',
    plant: (state) => {
      state.buckets.push({ name: 'recordings-us', region: 'us-east-1' });
      state.storage.set('CALL_RECORDINGS', recordings('recordings-us'));
    },
    found: [
      ['connect-storage', 'escapes', 'CALL_RECORDINGS'],
      ['data-stays-home', 'escapes', 'recordings-us'],
    ],
  },
  {
    what: 'recordings that go to another bucket of the deployment',
    plant: (state) => state.storage.set('CALL_RECORDINGS', recordings('reports-ca')),
    found: [['run-time-storage-change', 'unproven', 'CALL_RECORDINGS']],
  },
  {
    what: 'recordings that go to a bucket of nobody knows whom',
    plant: (state) => state.storage.set('CALL_RECORDINGS', recordings('elsewhere')),
    found: [['connect-storage', 'unproven', 'CALL_RECORDINGS']],
  },
  {
    what: 'storage that was taken away',
    plant: (state) => state.storage.delete('CHAT_TRANSCRIPTS'),
    found: [['run-time-storage-change', 'unproven', 'Instance']],
  },
  {
    what: 'storage of a type that is off',
    plant: (state) =>
      state.storage.set('REAL_TIME_CONTACT_ANALYSIS_SEGMENTS', {
        AssociationId: 'by-hand',
        StorageType: 'KINESIS_STREAM',
        KinesisStreamConfig: { StreamArn: `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/contact-records` },
      }),
    found: [['run-time-storage-change', 'unproven', `${INSTANCE_ARN}|by-hand|REAL_TIME_CONTACT_ANALYSIS_SEGMENTS`]],
  },
  {
    what: 'a feature that was switched on',
    plant: (state) => state.attributes.set('CONTACT_LENS', 'true'),
    found: [['instance-as-declared', 'unproven', 'Instance']],
  },
  {
    what: 'a traffic distribution group',
    plant: (state) =>
      state.trafficGroups.push({
        Id: 'group',
        Arn: `arn:aws:connect:${REGION}:${ACCOUNT}:traffic-distribution-group/group`,
        InstanceArn: INSTANCE_ARN,
        Name: 'group',
      }),
    found: [
      [
        'connect-traffic-distribution',
        'unproven',
        `arn:aws:connect:${REGION}:${ACCOUNT}:traffic-distribution-group/group`,
      ],
    ],
  },
  {
    what: 'a replica of the instance',
    plant: (state) =>
      (state.replication = {
        SourceRegion: REGION,
        ReplicationStatusSummaryList: [
          { Region: REGION, ReplicationStatus: 'INSTANCE_REPLICATION_COMPLETE' },
          { Region: 'us-west-2', ReplicationStatus: 'INSTANCE_REPLICATION_COMPLETE' },
        ],
      }),
    found: [['run-time-instance-replica', 'escapes', 'Instance']],
  },
  {
    what: 'a function of another Region that the instance calls',
    plant: (state) =>
      state.integrations.push({
        IntegrationAssociationId: 'i-1',
        IntegrationAssociationArn: `${INSTANCE_ARN}/integration-association/i-1`,
        InstanceId: INSTANCE_ID,
        IntegrationType: 'APPLICATION',
        IntegrationArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:export`,
      }),
    found: [['connect-integration', 'escapes', `${INSTANCE_ARN}/integration-association/i-1`]],
  },
  {
    what: 'analytics data that is shared with a foreign account',
    plant: (state) => state.dataShares.push({ DataSetId: 'contact_record', TargetAccountId: FOREIGN }),
    found: [['connect-data-lake-share', 'unproven', `${INSTANCE_ARN}|contact_record|${FOREIGN}`]],
  },
  {
    what: 'a number that another Region gave',
    plant: (state) =>
      state.numbers.push({
        PhoneNumberArn: `arn:aws:connect:${REGION}:${ACCOUNT}:phone-number/1`,
        PhoneNumberCountryCode: 'CA',
        PhoneNumberType: 'DID',
        TargetArn: `arn:aws:connect:us-east-1:${ACCOUNT}:traffic-distribution-group/group`,
      }),
    found: [['connect-traffic-distribution', 'escapes', `arn:aws:connect:${REGION}:${ACCOUNT}:phone-number/1`]],
  },
  {
    what: 'a flow that calls a function of another Region',
    plant: (state) =>
      state.flows.set(
        'flow',
        JSON.stringify({
          Version: '2019-10-30',
          StartAction: 'a',
          Actions: [
            {
              Identifier: 'a',
              Type: 'InvokeLambdaFunction',
              Parameters: { LambdaFunctionARN: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:export` },
              Transitions: {},
            },
          ],
        }),
      ),
    found: [['connect-flow', 'escapes', `${INSTANCE_ARN}/contact-flow/flow`]],
  },
];
