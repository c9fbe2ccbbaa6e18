import { useByCloudWatchLogs, useByServerAccessLogging } from '../../../lib/constructs/keys/key-statements';
import { keyAlias, keyAliasArn } from '../../../lib/constructs/keys/key-alias';
import { RegionalKey, type RegionalKeyProps } from '../../../lib/constructs/keys/regional-key';
import { applies, type RequestContext, type Statement, statementsOf } from '../../support/policy';
import { home, onlyResource, testStack } from '../../support/stack';

function policyOf(props: Partial<RegionalKeyProps> = {}, stack = testStack()): readonly Statement[] {
  new RegionalKey(stack, 'Key', { description: 'Test', alias: 'ca-prod/content', services: ['s3'], ...props });
  return statementsOf(onlyResource(stack, 'AWS::KMS::Key').Properties['KeyPolicy']);
}

function decision(policy: readonly Statement[], action: string, context: RequestContext): 'allowed' | 'denied' {
  const found = policy.filter((statement) => applies(statement, action, context)).map(({ Effect }) => Effect);
  return found.includes('Allow') && !found.includes('Deny') ? 'allowed' : 'denied';
}

const through = (service: string, account: string = home.account) => ({
  'kms:ViaService': service,
  'kms:CallerAccount': account,
});

describe('RegionalKey', () => {
  test('rotates, has no replica, and outlives its stack', () => {
    const stack = testStack();
    policyOf({}, stack);
    expect(onlyResource(stack, 'AWS::KMS::Key')).toMatchObject({
      Properties: { EnableKeyRotation: true, MultiRegion: false, PendingWindowInDays: 30 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(onlyResource(stack, 'AWS::KMS::Alias').Properties).toMatchObject({ AliasName: 'alias/ca-prod/content' });
  });

  test.each<[string, string, RequestContext, 'allowed' | 'denied']>([
    ['decryption through S3 of the own Region', 'kms:Decrypt', through('s3.ca-central-1.amazonaws.com'), 'allowed'],
    ['decryption through S3 of another Region', 'kms:Decrypt', through('s3.us-east-1.amazonaws.com'), 'denied'],
    ['decryption through a service not named', 'kms:Decrypt', through('sqs.ca-central-1.amazonaws.com'), 'denied'],
    ['decryption from another account', 'kms:Decrypt', through('s3.ca-central-1.amazonaws.com', '9'), 'denied'],
    ['decryption by hand', 'kms:Decrypt', { 'kms:CallerAccount': home.account }, 'denied'],
    ['a grant for Amazon Connect', 'kms:CreateGrant', {}, 'allowed'],
    ['a change of its policy', 'kms:PutKeyPolicy', {}, 'allowed'],
    ['replication', 'kms:ReplicateKey', {}, 'denied'],
    ['a move to another Region', 'kms:UpdatePrimaryRegion', {}, 'denied'],
  ])('%s', (_, action, context, expected) => {
    expect(decision(policyOf(), action, context)).toBe(expected);
  });

  test.each(['kms:ReplicateKey', 'kms:UpdatePrimaryRegion'])('denies %s whatever else is allowed', (action) => {
    const denials = policyOf().filter(({ Effect }) => Effect === 'Deny');
    expect(denials.some((statement) => applies(statement, action, {}))).toBe(true);
  });

  test('refuses a service of another Region even where a statement allows it', () => {
    const policy = policyOf({ services: ['s3', 'kinesis'] });
    const refusal = policy.find(({ Sid }) => Sid === 'RefuseServicesOfOtherRegions');
    expect(refusal?.Effect).toBe('Deny');
    for (const action of ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom']) {
      expect(refusal && applies(refusal, action, through('s3.ca-west-1.amazonaws.com'))).toBe(true);
      expect(refusal && applies(refusal, action, through('kinesis.ca-central-1.amazonaws.com'))).toBe(false);
      // A service principal that calls directly presents no service.
      expect(refusal && applies(refusal, action, {})).toBe(false);
    }
  });

  test('lets a partner Region present it only where it is named', () => {
    const refusal = policyOf({ partnerRegions: ['us-east-1'] }).find(
      ({ Sid }) => Sid === 'RefuseServicesOfOtherRegions',
    );
    expect(refusal && applies(refusal, 'kms:Decrypt', through('dynamodb.us-east-1.amazonaws.com'))).toBe(false);
    expect(refusal && applies(refusal, 'kms:Decrypt', through('dynamodb.us-west-2.amazonaws.com'))).toBe(true);
  });

  test('encrypts log groups of its own account and Region', () => {
    const stack = testStack();
    const policy = policyOf({ statements: [useByCloudWatchLogs(stack), useByServerAccessLogging()] }, stack);
    const group = (region: string) => ({
      'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${home.account}:log-group:/aws/connect/x`,
    });
    expect(decision(policy, 'kms:Encrypt', group('ca-central-1'))).toBe('allowed');
    expect(decision(policy, 'kms:Encrypt', group('us-east-1'))).toBe('denied');
    expect(policy.find(({ Sid }) => Sid === 'EncryptLogGroups')).toMatchObject({
      Principal: { Service: 'logs.ca-central-1.amazonaws.com' },
    });
  });
});

describe('key alias', () => {
  test('is the same in every Region of a Stage', () => {
    const alias = keyAlias('ca-prod', 'content');
    expect(keyAliasArn({ partition: 'aws', region: 'ca-west-1', account: home.account, alias })).toBe(
      'arn:aws:kms:ca-west-1:111111111111:alias/ca-prod/content',
    );
  });
});
