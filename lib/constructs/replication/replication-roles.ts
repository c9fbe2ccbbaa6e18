import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Construct } from 'constructs';
import { acknowledge } from '../acknowledge';

/** What AWS DMS asks of an account, and the AWS managed policy that it checks for. */
const accountRoles = {
  'dms-vpc-role': 'service-role/AmazonDMSVPCManagementRole',
  'dms-cloudwatch-logs-role': 'service-role/AmazonDMSCloudWatchLogsRole',
} as const;

/**
 * The roles that AWS DMS takes by their fixed names: one of each in an account. If the account has them from before,
 * import them into the stack before its first deployment.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/security-iam.html#CHAP_Security.APIRole
 */
export function accountRolesOfDms(scope: Construct): readonly Role[] {
  return Object.entries(accountRoles).map(([roleName, policy]) => {
    const role = new Role(scope, roleName, {
      roleName,
      description: 'AWS DMS works with networks and logs of the account',
      assumedBy: new ServicePrincipal('dms.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(policy)],
    });
    acknowledge(role, {
      rule: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
      reason: 'AWS DMS looks for the role by this name with this policy, and makes no replication instance without it.',
    });
    return role;
  });
}

/**
 * Lets AWS DMS of this Region read one secret.
 *
 * @param key ARN or alias of the key that encrypts the secret; `alias` narrows a key of another stack
 */
export function secretReader(
  scope: Construct,
  id: string,
  props: { readonly secretArn: string; readonly key: { readonly arn: string } | { readonly alias: string } },
): Role {
  const { partition, region, account } = Stack.of(scope);
  const role = new Role(scope, id, {
    description: 'AWS DMS reads the credential of an endpoint',
    // The Regional principal: the global one cannot assume the role for endpoints with secrets.
    assumedBy: new ServicePrincipal(`dms.${region}.amazonaws.com`, {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  });
  const viaSecrets = { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` };
  const keys = `arn:${partition}:kms:${region}:${account}:key/*`;
  const policy = new ManagedPolicy(scope, `${id}Policy`, {
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [props.secretArn],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey'],
        resources: ['arn' in props.key ? props.key.arn : keys],
        conditions: {
          StringEquals: viaSecrets,
          ...('alias' in props.key && {
            'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${props.key.alias}` },
          }),
        },
      }),
    ],
  });
  if ('alias' in props.key) {
    acknowledge(policy, {
      rule: `AwsSolutions-IAM5[Resource::${keys}]`,
      reason: 'A policy cannot name a key by alias; the condition on kms:ResourceAliases narrows it to the one key.',
    });
  }
  return role;
}
