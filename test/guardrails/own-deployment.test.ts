import * as z from 'zod';
import { deploymentRolesOf, guardedAccounts, type GuardedAccount } from '../../lib/config';
import { permissionsBoundary } from '../../lib/guardrails/permissions-boundary';
import { actionsOf, deploymentActions } from '../support/deployment-actions';
import { documentsFor } from '../support/guardrails';
import { decisionOf, denialsOf } from '../support/policy-evaluator';
import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';

const definition = exampleDeployment();
const accounts = ['dev', 'prod'].flatMap((environment) => guardedAccounts(definition, environment));
const stacks = shippedStacks().filter(({ artifact }) =>
  accounts.some(({ account }) => account === artifact.environment.account),
);

const boundaryOf = (account: GuardedAccount) => ({ ...account, deploymentRoles: deploymentRolesOf(definition) });
const policiesOf = new Map(accounts.map((account) => [account.account, documentsFor(boundaryOf(account))]));

/** What AWS says of the calls of a stack that the policies ask about. */
const context = { 'kms:MultiRegion': 'false', 'kms:GrantIsForAWSResource': 'true' };

describe('the guardrails let this deployment through', () => {
  test('every type of resource of the templates has its calls written down', () => {
    const types = new Set(stacks.flatMap(({ resources }) => resources.map(({ Type }) => Type)));
    expect([...types].filter((type) => actionsOf(type) === undefined)).toEqual([]);
    for (const calls of Object.values(deploymentActions)) expect(calls).toMatch(/^[a-z0-9-]+:[A-Z]/);
  });

  test('CloudFormation creates, changes and deletes every resource of every stack in its Region', () => {
    const denied = new Set<string>();
    for (const { name, artifact, resources } of stacks) {
      const { account, region } = artifact.environment;
      const role = `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}`;
      for (const { Type } of resources) {
        for (const action of actionsOf(Type) ?? []) {
          const request = { action, context: { ...context, 'aws:RequestedRegion': region, 'aws:PrincipalArn': role } };
          if (decisionOf(policiesOf.get(account) ?? [], request) !== 'allowed') denied.add(`${name}: ${action}`);
        }
      }
    }
    expect([...denied]).toEqual([]);
  });

  test('the CDK command line works with the roles of its bootstrap', () => {
    const calls = [
      ...['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet', 'cloudformation:DescribeStacks'],
      ...['ssm:GetParameter', 's3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:GetEncryptionConfiguration'],
      ...['kms:Decrypt', 'kms:GenerateDataKey', 'iam:PassRole', 'sts:AssumeRole', 'ec2:DescribeVpcs'],
    ];
    for (const { account, regions } of accounts) {
      for (const region of regions) {
        const role = `arn:aws:iam::${account}:role/cdk-hnb659fds-deploy-role-${account}-${region}`;
        for (const action of calls) {
          const request = { action, context: { 'aws:RequestedRegion': region, 'aws:PrincipalArn': role } };
          expect([action, denialsOf(policiesOf.get(account) ?? [], request)]).toEqual([action, []]);
        }
      }
    }
  });

  test('the roles of its functions and services may do all that their policies allow', () => {
    const blocked: string[] = [];
    let checked = 0;
    for (const { name, artifact, resources } of stacks) {
      const { account, region } = artifact.environment;
      const policies = policiesOf.get(account) ?? [];
      for (const { Type, logicalId, Properties } of resources) {
        for (const { action, resource } of allowedBy(Type, Properties)) {
          checked += 1;
          const known = {
            'aws:RequestedRegion': region,
            'aws:PrincipalArn': `arn:aws:iam::${account}:role/${name}-role`,
          };
          for (const meant of spelledOut(action, policies)) {
            const denials = denialsOf(policies, { action: meant, resource, context: { ...context, ...known } });
            if (denials.length > 0) blocked.push(`${name} ${logicalId}: ${meant} (${denials.join(', ')})`);
          }
        }
      }
    }
    expect(blocked).toEqual([]);
    expect(checked).toBeGreaterThan(100);
  });
});

describe('the permissions boundary of a Stage', () => {
  const ca = { ...canadianStage(), name: 'ca-prod' };
  const document = permissionsBoundary(ca, '222222222222').document;
  const arn = 'arn:aws:iam::222222222222:policy/ca-prod-permissions-boundary';
  const person = {
    'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/developer',
    'aws:RequestedRegion': 'ca-central-1',
  };

  test.each([
    ['work at home', 's3:GetObject', {}, 'allowed'],
    [
      'work in the Region of another jurisdiction of the account',
      's3:GetObject',
      { 'aws:RequestedRegion': 'us-east-1' },
      'explicitly denied',
    ],
    ['start a deployment', 'cloudformation:ExecuteChangeSet', {}, 'allowed'],
    ['move a key', 'kms:ReplicateKey', {}, 'explicitly denied'],
    ['redirect recordings', 'connect:UpdateInstanceStorageConfig', {}, 'explicitly denied'],
    ['create a role without the boundary', 'iam:CreateRole', {}, 'explicitly denied'],
    [
      'create a role with another boundary',
      'iam:CreateRole',
      { 'iam:PermissionsBoundary': `${arn}-2` },
      'explicitly denied',
    ],
    ['create a role with the boundary', 'iam:CreateRole', { 'iam:PermissionsBoundary': arn }, 'allowed'],
    ['attach a policy to a role without it', 'iam:AttachRolePolicy', {}, 'explicitly denied'],
    [
      'take the boundary off',
      'iam:DeleteRolePermissionsBoundary',
      { 'iam:PermissionsBoundary': arn },
      'explicitly denied',
    ],
    [
      'put another boundary on',
      'iam:PutRolePermissionsBoundary',
      { 'iam:PermissionsBoundary': `${arn}-2` },
      'explicitly denied',
    ],
  ] as const)('who is bound by it can %s by %s: %j %s', (_, action, further, decision) => {
    expect(decisionOf([document], { action, context: { ...person, ...further } })).toBe(decision);
  });

  test('nobody whom it binds can change it, and other policies they can', () => {
    const change = (resource: string) =>
      decisionOf([document], { action: 'iam:CreatePolicyVersion', resource, context: person });
    expect(change(arn)).toBe('explicitly denied');
    expect(change('arn:aws:iam::222222222222:policy/other')).toBe('allowed');
  });
});

function canadianStage() {
  return {
    partition: 'aws',
    regions: ['ca-central-1', 'ca-west-1'],
    outpostRegions: [],
    deploymentRoles: deploymentRolesOf(definition),
    replicatesInstance: false,
  } as const;
}

const strings = z.union([z.string().transform((value) => [value]), z.array(z.unknown())]);
const documentSchema = z.object({
  Statement: z.array(z.object({ Effect: z.string(), Action: strings.default([]), Resource: z.unknown() })),
});

/** The actions that identity policies of a resource allow. A resource that is not literal counts as any. */
function allowedBy(type: string, properties: Readonly<Record<string, unknown>>) {
  const documents =
    type === 'AWS::IAM::ManagedPolicy' || type === 'AWS::IAM::Policy'
      ? [properties['PolicyDocument']]
      : type === 'AWS::IAM::Role'
        ? z
            .array(z.object({ PolicyDocument: z.unknown() }))
            .parse(properties['Policies'] ?? [])
            .map(({ PolicyDocument }) => PolicyDocument)
        : [];
  return documents
    .flatMap((document) => documentSchema.parse(document).Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) =>
      Action.map((action) => ({ action: String(action), resource: typeof Resource === 'string' ? Resource : '*' })),
    );
}

/** A pattern stands for every action that one of the policies names and that it covers; and for itself. */
function spelledOut(action: string, policies: readonly unknown[]): readonly string[] {
  if (!action.includes('*')) return [action];
  const named = JSON.stringify(policies).match(/[a-z0-9-]+:[A-Za-z0-9]+(?=")/g) ?? [];
  const covers = (name: string) =>
    decisionOf([{ Statement: { Effect: 'Allow', Action: action, Resource: '*' } }], { action: name }) === 'allowed';
  return [action.replaceAll('*', ''), ...named.filter(covers)];
}
