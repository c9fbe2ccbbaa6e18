import { auditResidencyEnvironmentSchema } from '../../../lambda/audit-residency/contract';
import { everyAuditAction } from '../../../lib/audit/audit-actions';
import { shippedStacks } from '../../support/shipped-stacks';
import { type TemplateResource } from '../../support/stack';

const stacks = shippedStacks((stage) => stage.endsWith('-prod'))
  .filter(({ resources }) => resources.some(({ logicalId }) => logicalId.startsWith('AuditFunction')))
  .map(({ artifact, resources }) => ({ id: artifact.hierarchicalId, resources }));

const ofType = (resources: readonly TemplateResource[], type: string) =>
  resources.filter(({ Type, logicalId }) => Type === type && logicalId.startsWith('Audit'));

/** The environment of the function, with references as CloudFormation would fill them in. */
function environmentOf(resources: readonly TemplateResource[]) {
  const [handler] = ofType(resources, 'AWS::Lambda::Function');
  const { Variables } = handler?.Properties['Environment'] as { Variables: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(Variables).map(([name, value]) => [name, typeof value === 'string' ? value : 'reference']),
  );
}

test('every Region of every Stage with data has an audit', () => {
  const ids = stacks.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['ca-prod/ca-central-1-compliance', 'ca-prod/ca-west-1-compliance']));
  expect(ids).toHaveLength(6);
});

test('the function knows the stacks of its account and Region, whatever Stage they are of, and fits into Lambda', () => {
  for (const { id, resources } of stacks) {
    const environment = environmentOf(resources);
    expect(Buffer.byteLength(JSON.stringify(environment))).toBeLessThan(4_096);
    const { STACKS, DEPLOYMENT } = auditResidencyEnvironmentSchema.parse(environment);
    const [stage = '', stack = ''] = id.split('/');
    const region = stack.replace('-compliance', '');
    expect(DEPLOYMENT.id).toBe(stage);
    expect(STACKS).toContainEqual([id, `${stage}-${stack}`]);
    expect(STACKS).toContainEqual(['CDKToolkit', 'CDKToolkit']);
    for (const [path] of STACKS.slice(0, -1)) expect(path.split('/')[1]).toMatch(new RegExp(`^${region}-`));
  }
  const central = stacks.find(({ id }) => id === 'ca-prod/ca-central-1-compliance');
  const { STACKS } = auditResidencyEnvironmentSchema.parse(environmentOf(central?.resources ?? []));
  expect(STACKS.map(([path]) => path)).toContain('ca-prod/ca-central-1-content');
});

/** What an action may do: look, and nothing else. */
const READS = /^[a-z0-9-]+:(Describe|Get|List)\w+$/;
/** Reads of what customers or people have put there. */
const CONTENT =
  /^(s3:GetObject|secretsmanager:GetSecretValue|dynamodb:(GetItem|Query|Scan)|kms:Decrypt|logs:(GetLogEvents|FilterLogEvents)|sqs:ReceiveMessage|kinesis:GetRecords)/;

test('the actions look at configuration, and at no content', () => {
  const actions = everyAuditAction();
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => !READS.test(action) || CONTENT.test(action))).toEqual([]);
});

test('the role has the actions of the collectors and no other, and writes only its state and the evidence', () => {
  for (const { resources } of stacks) {
    const statements = ofType(resources, 'AWS::IAM::ManagedPolicy').flatMap(
      ({ Properties }) =>
        (Properties['PolicyDocument'] as { Statement: { Action: string | string[]; Resource: unknown }[] }).Statement,
    );
    const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect([...everywhere].sort()).toEqual(everyAuditAction());
    const narrowed = statements.filter(({ Resource }) => Resource !== '*').flatMap(({ Action }) => Action);
    expect([...new Set(narrowed)].sort()).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'securityhub:BatchImportFindings',
    ]);
  }
});

test('it is asked every week and after every call that can move data, and works every five minutes', () => {
  for (const { resources } of stacks) {
    const [handler] = ofType(resources, 'AWS::Lambda::Function');
    const rules = resources.filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Events::Rule' && JSON.stringify(Properties['Targets']).includes(handler?.logicalId ?? '-'),
    );
    const schedules = rules.flatMap(({ Properties }) => Properties['ScheduleExpression'] ?? []);
    expect(schedules.sort()).toEqual(['cron(0 3 ? * MON *)', 'rate(5 minutes)']);
    const patterns = rules.map(({ Properties }) => JSON.stringify(Properties['EventPattern'] ?? {}));
    expect(patterns.some((pattern) => pattern.includes('AssociateInstanceStorageConfig'))).toBe(true);
    expect(patterns.some((pattern) => pattern.includes('CreateGrant'))).toBe(true);
  }
});
