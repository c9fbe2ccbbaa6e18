import { labelContentEnvironmentSchema } from '../../lambda/label-content/contract';
import { openErasureEnvironmentSchema } from '../../lambda/open-erasure/contract';
import { eraseObjectsEnvironmentSchema } from '../../lambda/erase-objects/contract';
import { planStages } from '../../lib/config';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { testApp } from '../support/app';
import { exampleDeployment, synthesizedStacks } from '../support/platform';
import { type TemplateResource } from '../support/stack';

const plan = planStages(exampleDeployment()).find(({ id }) => id === 'ca-prod');
if (!plan) throw new Error('the example has Stage ca-prod');
const app = testApp();
new JurisdictionStage(app, plan);
const stacks = synthesizedStacks(app);
const resources = stacks.find(({ name }) => name.endsWith('-erasure'))?.resources ?? [];
const ofType = (type: string) => resources.filter(({ Type }) => Type === type);

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const functionOf = (name: string): TemplateResource => {
  const found = ofType('AWS::Lambda::Function').find(({ logicalId }) => logicalId.includes(name));
  if (!found) throw new Error(`there is no function ${name}`);
  return found;
};

/** Every right of the role of a function. */
const rightsOf = (name: string): readonly Statement[] => {
  const role = JSON.stringify(functionOf(name).Properties['Role']);
  const [, id = ''] = /"([A-Za-z0-9]+)","Arn"/.exec(role) ?? [];
  const inline = resources.find(({ logicalId }) => logicalId === id)?.Properties['Policies'] ?? [];
  const managed = ofType('AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${id}"`))
    .map(({ Properties }) => Properties);
  return [...(inline as readonly Record<string, unknown>[]), ...managed].flatMap(
    ({ PolicyDocument }) => (PolicyDocument as { readonly Statement: readonly Statement[] }).Statement,
  );
};
const actionsOf = (name: string) => new Set(rightsOf(name).flatMap(({ Action }) => [Action].flat()));

test('whoever erases bypasses no lock, and nobody else deletes', () => {
  const functions = ofType('AWS::Lambda::Function').map(({ logicalId }) => logicalId);
  expect(functions).toHaveLength(13);
  const every = ofType('AWS::IAM::ManagedPolicy').concat(ofType('AWS::IAM::Role'));
  const text = JSON.stringify(every.map(({ Properties }) => Properties));
  expect([...actionsOf('EraseObjects')]).toEqual(expect.arrayContaining(['s3:DeleteObject', 's3:DeleteObjectVersion']));
  expect(text).not.toMatch(/BypassGovernance|s3:\*|dynamodb:\*|kms:\*/);
  const deleting = ofType('AWS::Lambda::Function').filter(({ logicalId }) =>
    [...actionsOf(logicalId)].some((action) => action.startsWith('s3:Delete')),
  );
  expect(deleting.map(({ logicalId }) => logicalId)).toEqual([expect.stringContaining('EraseObjects')]);
});

test('the ledger is added to, and by one function only', () => {
  const ledger =
    ofType('AWS::DynamoDB::GlobalTable').find(({ logicalId }) => logicalId.includes('Ledger'))?.logicalId ?? '';
  const writers = ofType('AWS::IAM::ManagedPolicy').flatMap(({ Properties }) =>
    (Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] }).Statement.filter(({ Resource }) =>
      JSON.stringify(Resource).includes(`"${ledger}"`),
    ),
  );
  const reads = 'dynamodb:GetItem';
  // Whoever gives the answer reads what it says.
  expect(writers.map(({ Action }) => Action)).toEqual([
    reads,
    ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    reads,
  ]);
  expect(actionsOf('RecordErasure')).toContain('kms:Sign');
});

test('each store is erased by a function with rights to that store only', () => {
  const services = (name: string) => new Set([...actionsOf(name)].map((action) => action.split(':')[0]));
  expect(services('EraseObjects')).toEqual(new Set(['logs', 'dynamodb', 'kms', 's3']));
  expect(services('EraseContacts')).toEqual(new Set(['logs', 'dynamodb', 'kms', 'connect']));
  expect(services('UsersFunction')).toEqual(new Set(['logs', 'ec2', 'dynamodb', 'kms', 'rds-db']));
  expect([...actionsOf('VerifyErasure')].filter((action) => /Delete|PutObject|UpdateContact/.test(action))).toEqual([]);
});

test('keys of hashes and of receipts stay in their Region and are kept', () => {
  const specs = ofType('AWS::KMS::Key').map(({ Properties, DeletionPolicy }) => [
    Properties['KeySpec'] ?? 'SYMMETRIC_DEFAULT',
    Properties['MultiRegion'] ?? false,
    DeletionPolicy,
  ]);
  expect(specs.sort()).toEqual([
    ['ECC_NIST_P256', false, 'Retain'],
    ['HMAC_256', false, 'Retain'],
    ['SYMMETRIC_DEFAULT', false, 'Retain'],
  ]);
});

test('every bucket of content tells of new objects, and only those are listened to', () => {
  const content = stacks.find(({ name }) => name.endsWith('ca-central-1-content'))?.resources ?? [];
  const buckets = content.filter(({ Type }) => Type === 'AWS::S3::Bucket');
  for (const { Properties } of buckets) {
    expect(Properties['NotificationConfiguration']).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
  }
  const rule = ofType('AWS::Events::Rule').find(({ logicalId }) => logicalId.includes('ObjectCreated'));
  const pattern = rule?.Properties['EventPattern'] as {
    readonly detail: { readonly bucket: { readonly name: unknown[] } };
  };
  expect(pattern.detail.bucket.name).toHaveLength(buckets.length);
});

/** An environment as the function will see it, references replaced by names. */
const environmentOf = (name: string): Record<string, string> => {
  const { Variables } = functionOf(name).Properties['Environment'] as { readonly Variables: Record<string, unknown> };
  let names = 0;
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const join = (value as { readonly 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
    return join ? join[1].map(text).join(join[0]) : `name-${(names += 1)}`;
  };
  return Object.fromEntries(Object.entries(Variables).map(([key, value]) => [key, text(value)]));
};

test('functions get what their contracts ask for, within what Lambda takes', () => {
  const labels = labelContentEnvironmentSchema.parse(environmentOf('LabellerFunction')).LABELS;
  expect(labels).toMatchObject({ jurisdiction: plan.profile, organisation: 'northwind' });
  expect(labels.buckets.map(({ content }) => content)).toContain('call-recording');
  const { BUCKETS } = eraseObjectsEnvironmentSchema.parse(environmentOf('EraseObjects'));
  expect(BUCKETS).toHaveLength(labels.buckets.length);
  for (const { replica, region } of BUCKETS) {
    expect([region, replica?.region]).toEqual(['ca-central-1', 'ca-west-1']);
  }
  expect(openErasureEnvironmentSchema.parse(environmentOf('RequestsOpen')).REGIME.id).toBe('pipeda');
  for (const { logicalId } of ofType('AWS::Lambda::Function')) {
    // Names of buckets are longer in an account than here.
    expect(JSON.stringify(environmentOf(logicalId)).length).toBeLessThan(3_000);
  }
});
