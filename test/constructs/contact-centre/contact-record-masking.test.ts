import { Stack } from 'aws-cdk-lib';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AlarmTopic } from '../../../lib/constructs/alarms/alarm-topic';
import { AgentEventMasking } from '../../../lib/constructs/contact-centre/agent-event-masking';
import { ContactRecordMasking } from '../../../lib/constructs/contact-centre/contact-record-masking';
import { LakeDelivery } from '../../../lib/constructs/contact-centre/lake-delivery';
import { ContentBucket } from '../../../lib/constructs/content/content-bucket';
import { SubjectKey } from '../../../lib/constructs/erasure/erasure-keys';
import { alarmOwners } from '../../support/alarm-owners';
import { statementsOf } from '../../support/policy';
import { home, resourcesOf, testKey, testStack } from '../../support/stack';

const stack = testStack();
const key = testKey(stack);
const keys = new Stack(stack.node.root, 'Keys', { env: home });
const subjectKey = new SubjectKey(keys, 'SubjectKey');
const topic = new AlarmTopic(keys, 'Alarms', { key: testKey(keys), recipients: [], owners: alarmOwners });
const { handler } = new ContactRecordMasking(stack, 'Masking', {
  stage: 'ca-prod',
  subjectKey,
  topic,
  logKey: key,
  logRetentionDays: 90,
});
const { handler: eventHandler } = new AgentEventMasking(stack, 'AgentEventMasking', {
  stage: 'ca-prod',
  topic,
  logKey: key,
  logRetentionDays: 90,
});
const lake = new ContentBucket(stack, {
  kind: 'contact-record-lake',
  key,
  retention: { days: 365, writeOnce: false, basis: ['default'] },
  accessLogs: Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs'),
  access: { jurisdiction: 'ca', levels: ['internal', 'confidential'] },
});
const logs = { key, retentionDays: 90 };
for (const [folder, transformation] of [
  ['contact-records', handler],
  ['agent-events', eventHandler],
] as const) {
  const source = new Stream(stack, folder, { encryptionKey: key });
  new LakeDelivery(stack, `${folder}-delivery`, {
    source,
    lake,
    folder,
    dataClass: 'contact-metadata',
    transformation,
    logs,
  });
}

const [logicalId, eventsId] = resourcesOf(stack, 'AWS::Lambda::Function').map((found) => found.logicalId);
const statements = resourcesOf(stack, 'AWS::IAM::ManagedPolicy').flatMap(({ Properties }) =>
  statementsOf(Properties['PolicyDocument']),
);
const uses = (action: string) => statements.filter(({ Action }) => [Action].flat().includes(action));

describe('contact records on their way to the lake', () => {
  test('go through the function, and what it refuses goes to the prefix of errors', () => {
    const [records, events] = resourcesOf(stack, 'AWS::KinesisFirehose::DeliveryStream').map(
      ({ Properties }) => Properties['ExtendedS3DestinationConfiguration'] as Record<string, unknown>,
    );
    expect(records).toMatchObject({
      ErrorOutputPrefix: expect.stringMatching(/^errors\/contact-records\//) as unknown,
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [
          {
            Type: 'Lambda',
            Parameters: expect.arrayContaining([
              { ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': [logicalId, 'Arn'] } },
              { ParameterName: 'BufferSizeInMBs', ParameterValue: '1' },
            ]) as unknown,
          },
        ],
      },
    });
    expect(events).toMatchObject({
      ErrorOutputPrefix: expect.stringMatching(/^errors\/agent-events\//) as unknown,
      ProcessingConfiguration: {
        Processors: [
          {
            Type: 'Lambda',
            Parameters: expect.arrayContaining([
              { ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': [eventsId, 'Arn'] } },
            ]) as unknown,
          },
        ],
      },
    });
  });

  test('are masked by a function that only the delivery calls, and that can only hash', () => {
    expect(uses('lambda:InvokeFunction')).toMatchObject([
      { Resource: { 'Fn::GetAtt': [logicalId, 'Arn'] } },
      { Resource: { 'Fn::GetAtt': [eventsId, 'Arn'] } },
    ]);
    expect(uses('kms:GenerateMac')).toHaveLength(1);
    const hashes = resourcesOf(keys, 'AWS::KMS::Key').filter(({ Properties }) => Properties['KeySpec'] === 'HMAC_256');
    expect(hashes).toHaveLength(1);
    const Properties = hashes[0]?.Properties;
    const used = statementsOf(Properties?.['KeyPolicy']).filter(({ Sid }) => Sid === 'UseByIdentitiesOfThisAccount');
    expect(used).toMatchObject([
      { Action: ['kms:GenerateMac'], Condition: { StringEquals: { 'kms:CallerAccount': [home.account] } } },
    ]);
    expect(Properties).toMatchObject({ MultiRegion: false, KeyUsage: 'GENERATE_VERIFY_MAC' });
  });

  test('raise an alarm when they are not', () => {
    expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties['MetricName'])).toEqual([
      'Errors',
      'RecordsNotMasked',
      'Errors',
      'AgentEventsNotMasked',
    ]);
  });
});
