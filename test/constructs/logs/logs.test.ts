import { Template } from 'aws-cdk-lib/assertions';
import { AccessLogBucket } from '../../../lib/constructs/logs/access-log-bucket';
import { EncryptedLogGroup } from '../../../lib/constructs/logs/encrypted-log-group';
import { logRetention } from '../../../lib/constructs/logs/log-retention';
import { applies, statementsOf } from '../../support/policy';
import { home, onlyResource, testKey, testStack } from '../../support/stack';

describe('logRetention', () => {
  test.each([
    [1, 1],
    [2, 3],
    [90, 90],
    [91, 120],
    [400, 400],
    [401, 545],
    [3653, 3653],
  ])('%i days are kept for %i', (days, kept) => {
    expect(Number(logRetention(days))).toBe(kept);
  });

  test('fails for more than ten years', () => {
    expect(() => logRetention(3654)).toThrow('cannot keep events for 3654 days; the longest is 3653');
  });
});

describe('EncryptedLogGroup', () => {
  test('has a key, an end, a class and the name that the service takes', () => {
    const stack = testStack();
    const key = testKey(stack);
    new EncryptedLogGroup(stack, 'Logs', {
      key,
      retentionDays: 90,
      dataClass: 'customer-content',
      logGroupName: '/aws/connect/northwind',
    });
    expect(onlyResource(stack, 'AWS::Logs::LogGroup')).toMatchObject({
      Properties: {
        LogGroupName: '/aws/connect/northwind',
        RetentionInDays: 90,
        KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] },
        Tags: [{ Key: 'residency:data-class', Value: 'customer-content' }],
      },
      DeletionPolicy: 'Retain',
    });
  });
});

describe('AccessLogBucket', () => {
  const stack = testStack();
  new AccessLogBucket(stack, 'AccessLogs', {
    key: testKey(stack),
    retention: { days: 400, writeOnce: false, basis: ['default'] },
  });

  test('keeps logs for as long as it is told, under the key', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [{ Id: 'Retention', ExpirationInDays: 400 }, { Id: 'DeleteMarkers' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true },
        ],
      },
      Tags: [{ Key: 'residency:data-class', Value: 'operational-log' }],
    });
  });

  test('takes logs of its own account only', () => {
    const statements = statementsOf(onlyResource(stack, 'AWS::S3::BucketPolicy').Properties['PolicyDocument']);
    const delivery = statements.find(({ Sid }) => Sid === 'DeliverServerAccessLogs');
    expect(delivery).toMatchObject({ Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' } });
    expect(delivery && applies(delivery, 's3:PutObject', { 'aws:SourceAccount': home.account })).toBe(true);
    expect(delivery && applies(delivery, 's3:PutObject', { 'aws:SourceAccount': '999999999999' })).toBe(false);
  });
});
