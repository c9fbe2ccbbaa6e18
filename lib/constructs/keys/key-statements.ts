import { Stack } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { type IConstruct } from 'constructs';

const CRYPTOGRAPHIC_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

/** Lets the account manage the key by its IAM policies, but read nothing with it. */
export function administration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'AdministerWithoutReading',
    principals: [new AccountRootPrincipal()],
    actions: [
      // CreateGrant: Amazon Connect creates its grant with the credentials of whoever associates the storage.
      'kms:Create*',
      'kms:Describe*',
      'kms:Enable*',
      'kms:List*',
      'kms:Put*',
      'kms:Update*',
      'kms:Revoke*',
      'kms:Disable*',
      'kms:Get*',
      'kms:Delete*',
      'kms:RetireGrant',
      'kms:RotateKeyOnDemand',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:ScheduleKeyDeletion',
      'kms:CancelKeyDeletion',
    ],
    resources: ['*'],
  });
}

/**
 * Lets identities of the account use the key where their IAM policies allow it, through the named services of the
 * key's own Region only.
 *
 * @param services endpoint names, such as `s3`
 */
export function useThroughServices(scope: IConstruct, services: readonly string[]): PolicyStatement {
  const { region, account } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'UseThroughServicesOfThisRegion',
    principals: [new AccountRootPrincipal()],
    actions: CRYPTOGRAPHIC_ACTIONS,
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
        'kms:CallerAccount': account,
      },
    },
  });
}

/**
 * Lets other accounts decrypt with the key where their IAM policies allow it, through one service of the key's Region.
 *
 * @param service endpoint name, such as `dynamodb`
 */
export function decryptFromAccounts(
  scope: IConstruct,
  service: string,
  accounts: readonly string[],
): readonly PolicyStatement[] {
  if (accounts.length === 0) return [];
  return [
    new PolicyStatement({
      sid: 'DecryptFromOtherAccounts',
      principals: accounts.map((account) => new AccountPrincipal(account)),
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(scope).region}.amazonaws.com` } },
    }),
  ];
}

/** The key has no copy in another Region, whatever an IAM policy allows. */
export function denyReplication(): PolicyStatement {
  return new PolicyStatement({
    sid: 'StayInThisRegion',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['kms:ReplicateKey', 'kms:UpdatePrimaryRegion'],
    resources: ['*'],
  });
}

/**
 * No service of another Region works with the key, whatever a grant or an IAM policy allows.
 *
 * @param regions the Regions whose services may use the key
 */
export function denyServicesOutside(regions: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'RefuseServicesOfOtherRegions',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: CRYPTOGRAPHIC_ACTIONS,
    resources: ['*'],
    conditions: {
      // A negated operator holds when the key is absent, and it is absent when a service principal calls directly.
      Null: { 'kms:ViaService': 'false' },
      StringNotLike: { 'kms:ViaService': regions.map((region) => `*.${region}.amazonaws.com`) },
    },
  });
}

/** CloudWatch Logs encrypts log groups of this account and Region. */
export function useByCloudWatchLogs(scope: IConstruct): PolicyStatement {
  const stack = Stack.of(scope);
  return new PolicyStatement({
    sid: 'EncryptLogGroups',
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: [...CRYPTOGRAPHIC_ACTIONS, 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:*`,
      },
    },
  });
}

/** Amazon S3 encrypts the server access logs that it delivers. */
export function useByServerAccessLogging(): PolicyStatement {
  return new PolicyStatement({
    sid: 'EncryptServerAccessLogs',
    principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
  });
}

/** CloudWatch alarms and EventBridge rules of this account tell an encrypted topic. */
export function useByAlarms(scope: IConstruct): PolicyStatement {
  return new PolicyStatement({
    sid: 'TellOfAlarms',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('events.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}

/**
 * AWS CloudTrail encrypts log files with the key. With bucket keys it also has to decrypt.
 *
 * @param trailArn pattern of the trails that may
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function useByTrails(trailArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'EncryptTrails',
    principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { ArnLike: { 'aws:SourceArn': trailArn } },
  });
}

/**
 * Amazon Cognito encrypts user pools of this account.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
 */
export function useByUserPools(scope: IConstruct): PolicyStatement {
  return new PolicyStatement({
    sid: 'EncryptUserPools',
    principals: [new ServicePrincipal('cognito-idp.amazonaws.com')],
    actions: [...CRYPTOGRAPHIC_ACTIONS, 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
