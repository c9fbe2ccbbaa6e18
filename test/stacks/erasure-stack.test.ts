import { labelContentEnvironmentSchema } from '../../lambda/label-content/contract';
import { eraseCasesEnvironmentSchema } from '../../lambda/erase-cases/contract';
import { eraseProfilesEnvironmentSchema } from '../../lambda/erase-profiles/contract';
import { eraseReportsEnvironmentSchema } from '../../lambda/erase-reports/contract';
import { openErasureEnvironmentSchema } from '../../lambda/open-erasure/contract';
import { eraseObjectsEnvironmentSchema } from '../../lambda/erase-objects/contract';
import { searchLakeEnvironmentSchema } from '../../lambda/search-lake/contract';
import { lakeQuery } from '../../lambda/search-lake/lake-query';
import { planStages } from '../../lib/config';
import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { type TemplateResource } from '../support/stack';

const plan = planStages(exampleDeployment()).find(({ id }) => id === 'ca-prod');
if (!plan) throw new Error('the example has Stage ca-prod');
const stacks = shippedStacks((stage) => stage === 'ca-prod');
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
  expect(functions).toHaveLength(18);
  const every = ofType('AWS::IAM::ManagedPolicy').concat(ofType('AWS::IAM::Role'));
  const text = JSON.stringify(every.map(({ Properties }) => Properties));
  expect([...actionsOf('EraseObjects')]).toEqual(expect.arrayContaining(['s3:DeleteObject', 's3:DeleteObjectVersion']));
  expect(text).not.toMatch(/BypassGovernance|s3:\*|dynamodb:\*|kms:\*/);
  const deleting = ofType('AWS::Lambda::Function').filter(({ logicalId }) =>
    [...actionsOf(logicalId)].some((action) => action.startsWith('s3:Delete')),
  );
  // Objects, rows of reports, and what Athena answered.
  expect(deleting.map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
    'ErasureEraseObjects',
    'ErasureLakeFunction',
    'ErasureStoresReports',
  ]);
});

test('functions are cleared for every label, and three may set labels', () => {
  const tagsOf = ({ Properties }: TemplateResource) =>
    Object.fromEntries(
      ((Properties['Tags'] ?? []) as readonly { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    );
  const roles = ofType('AWS::IAM::Role');
  for (const role of roles) {
    expect(tagsOf(role)).toMatchObject({
      'residency:jurisdiction': plan.profile,
      'residency-organisation': 'every-organisation',
      'residency:clearance': plan.classification.content,
    });
  }
  const duties = roles.flatMap((role) => {
    const { 'residency:duty': duty } = tagsOf(role);
    return duty === undefined ? [] : [[role.Properties['Description'], duty]];
  });
  expect(duties.sort()).toEqual([
    ['Runs function erase-objects', 'erasure'],
    ['Runs function erase-reports', 'erasure'],
    ['Runs function label-content', 'labelling'],
  ]);
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
  expect(services('StoresReports')).toEqual(new Set(['logs', 'dynamodb', 'kms', 's3']));
  expect(services('StoresProfiles')).toEqual(new Set(['logs', 'dynamodb', 'kms', 'profile']));
  expect(services('StoresCases')).toEqual(new Set(['logs', 'dynamodb', 'kms', 'cases', 'connect']));
  expect(services('LakeFunction')).toEqual(new Set(['logs', 'dynamodb', 'kms', 's3', 'athena', 'glue']));
  expect([...actionsOf('VerifyErasure')].filter((action) => /Delete|PutObject|UpdateContact/.test(action))).toEqual([]);
});

test('keys of hashes and of receipts stay in their Region and are kept', () => {
  // The key of hashes is where masking has it, too: before the contact centre.
  const keys = stacks.filter(({ name }) => /-erasure$|ca-central-1-keys-and-logs$/.test(name));
  const found = keys.flatMap((stack) => stack.resources.filter(({ Type }) => Type === 'AWS::KMS::Key'));
  const specs = found.map(({ Properties, DeletionPolicy }) => [
    Properties['KeySpec'] ?? 'SYMMETRIC_DEFAULT',
    Properties['MultiRegion'] ?? false,
    DeletionPolicy,
  ]);
  expect(specs.sort()).toEqual([
    ['ECC_NIST_P256', false, 'Retain'],
    ['HMAC_256', false, 'Retain'],
    ['SYMMETRIC_DEFAULT', false, 'Retain'],
    ['SYMMETRIC_DEFAULT', false, 'Retain'],
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

test('queries write into one bucket of the Region, under its key, for a day, and no client can say otherwise', () => {
  const [group] = ofType('AWS::Athena::WorkGroup');
  expect(group?.Properties['WorkGroupConfiguration']).toMatchObject({
    EnforceWorkGroupConfiguration: true,
    BytesScannedCutoffPerQuery: 1024 ** 4,
    ResultConfiguration: {
      ExpectedBucketOwner: plan.account,
      EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: expect.anything() as unknown },
    },
  });
  const location = JSON.stringify(group?.Properties['WorkGroupConfiguration']);
  const [, bucketId] = /"s3:\/\/",\{"Ref":"([A-Za-z0-9]+)"\}/.exec(location) ?? [];
  const bucket = ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId === bucketId);
  expect(bucket?.Properties['LifecycleConfiguration']).toMatchObject({
    Rules: [
      { ExpirationInDays: 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { ExpiredObjectDeleteMarker: true },
    ],
  });
});

test('the lake is a table by day, whose partitions nobody has to add', () => {
  const [table] = ofType('AWS::Glue::Table');
  const { Parameters, PartitionKeys, StorageDescriptor } = table?.Properties['TableInput'] as {
    readonly Parameters: Readonly<Record<string, unknown>>;
    readonly PartitionKeys: unknown;
    readonly StorageDescriptor: { readonly Columns: readonly { readonly Name: string }[] };
  };
  expect(PartitionKeys).toEqual([{ Name: 'day', Type: 'string' }]);
  expect(JSON.stringify(Parameters['storage.location.template'])).toMatch(/\/contact-records\/\$\{day\}\/"/);
  const { sql } = lakeQuery('contact_records', {
    from: '2026-01-01',
    to: '2026-11-21',
    identifiers: [{ kind: 'phone', value: '+15145550100' }],
    subjects: ['a'],
    contactIds: ['b'],
  });
  const names = StorageDescriptor.Columns.map(({ Name }) => Name);
  for (const column of ['customerendpoint', 'attributes', 'contactid']) {
    expect(names).toContain(column);
    expect(sql).toContain(column);
  }
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
  expect(labels.unmasked).toBe(plan.classification.content);
  expect(labels.buckets.map(({ content }) => content)).toContain('call-recording');
  const { BUCKETS } = eraseObjectsEnvironmentSchema.parse(environmentOf('EraseObjects'));
  expect(BUCKETS).toHaveLength(labels.buckets.length);
  for (const { replica, region } of BUCKETS) {
    expect([region, replica?.region]).toEqual(['ca-central-1', 'ca-west-1']);
  }
  expect(eraseReportsEnvironmentSchema.parse(environmentOf('StoresReports')).BUCKETS).toMatchObject([
    { category: 'report', days: plan.retention.report.days, replica: { region: 'ca-west-1' } },
    { category: 'evaluation', days: plan.retention.evaluation.days, replica: { region: 'ca-west-1' } },
  ]);
  expect(eraseCasesEnvironmentSchema.parse(environmentOf('StoresCases'))).toMatchObject({
    CASES_DOMAIN_ID: plan.casesDomainId,
    BUCKETS: [{ region: 'ca-central-1' }],
  });
  expect(eraseProfilesEnvironmentSchema.parse(environmentOf('StoresProfiles')).PROFILES_DOMAIN).toBe(
    `amazon-connect-${plan.instanceAlias}`,
  );
  expect(searchLakeEnvironmentSchema.parse(environmentOf('LakeFunction')).LAKE_DAYS).toBe(
    plan.retention['contact-record-lake'].days,
  );
  expect(openErasureEnvironmentSchema.parse(environmentOf('RequestsOpen')).REGIME.id).toBe('pipeda');
  for (const { logicalId } of ofType('AWS::Lambda::Function')) {
    // Names of buckets are longer in an account than here.
    expect(JSON.stringify(environmentOf(logicalId)).length).toBeLessThan(3_000);
  }
});
