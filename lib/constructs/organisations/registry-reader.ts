import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../acknowledge';
import { keyAlias } from '../keys/key-alias';
import { type NodeFunction } from '../node-function';
import { registryTableName } from '../registry/registry-name';

/** Where the registry is. */
export interface RegistryPlace {
  /** Id of its Stage, such as `registry-prod`. */
  readonly stage: string;
  readonly account: string;
}

/** Lets a function read one item at a time from the registry's replica in its own Region: no scan, no query, no write. */
export function grantRegistryLookUp(reader: NodeFunction, { stage, account }: RegistryPlace): void {
  const { partition, region } = Stack.of(reader);
  const keys = `arn:${partition}:kms:${region}:${account}:key/*`;
  const policy = new ManagedPolicy(reader, 'ReadRegistry', {
    roles: reader.role ? [reader.role] : [],
    statements: [
      new PolicyStatement({
        actions: ['dynamodb:GetItem'],
        resources: [`arn:${partition}:dynamodb:${region}:${account}:table/${registryTableName(stage)}`],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [keys],
        conditions: {
          StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${keyAlias(stage, 'registry')}` },
        },
      }),
    ],
  });
  acknowledge(policy, {
    rule: `AwsSolutions-IAM5[Resource::${keys}]`,
    reason: 'A policy cannot name a key by alias; the condition on kms:ResourceAliases narrows it to the one key.',
  });
}
