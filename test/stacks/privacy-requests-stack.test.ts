import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { deliverDisclosureEnvironmentSchema } from '../../lambda/deliver-disclosure/contract';
import { discloseSubjectEnvironmentSchema } from '../../lambda/disclose-subject/contract';
import { loadDeployment, planStages } from '../../lib/config';
import { packedStatement } from '../../lib/constructs/privacy-requests/packed-statement';
import { processingStatementSchema } from '../../lib/domain/disclosure/record-of-processing';
import { AS_OF } from '../support/platform';
import { processingStatement } from '../support/privacy/processing-statement';
import { shippedStacks } from '../support/shipped-stacks';
import { type TemplateResource } from '../support/stack';

const plan = planStages(loadDeployment(undefined, AS_OF)).find(({ id }) => id === 'ca-prod');
if (!plan) throw new Error('the example has Stage ca-prod');
const stacks = shippedStacks((stage) => stage === 'ca-prod');
const resources = stacks.find(({ name }) => name.endsWith('-privacy-requests'))?.resources ?? [];
const ofType = (type: string) => resources.filter(({ Type }) => Type === type);

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const functionOf = (name: string): TemplateResource => {
  const found = ofType('AWS::Lambda::Function').find(({ logicalId }) => logicalId.startsWith(name));
  if (!found) throw new Error(`there is no function ${name}`);
  return found;
};

/** Every right of the role of a function. */
const actionsOf = (name: string): readonly string[] => {
  const [, id = ''] = /"([A-Za-z0-9]+)","Arn"/.exec(JSON.stringify(functionOf(name).Properties['Role'])) ?? [];
  const policies = ofType('AWS::IAM::ManagedPolicy').filter(({ Properties }) =>
    JSON.stringify(Properties['Roles']).includes(`"${id}"`),
  );
  return policies
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: readonly Statement[] }).Statement)
    .flatMap(({ Action }) => [Action].flat());
};

/** An environment as the function will see it, references replaced by names. */
const environmentOf = (name: string): Record<string, string> => {
  const { Variables } = functionOf(name).Properties['Environment'] as { readonly Variables: Record<string, unknown> };
  let names = 0;
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null && 'Ref' in value && value.Ref === 'AWS::URLSuffix') {
      return 'amazonaws.com';
    }
    const join = (value as { readonly 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
    return join ? join[1].map(text).join(join[0]) : `name-${(names += 1)}`;
  };
  return Object.fromEntries(Object.entries(Variables).map(([key, value]) => [key, text(value)]));
};

test('choices are added and read, and never changed or deleted by anybody', () => {
  expect(actionsOf('ConsentRecord').filter((action) => action.startsWith('dynamodb:'))).toEqual([
    'dynamodb:PutItem',
    'dynamodb:Query',
  ]);
  expect(actionsOf('ConsentLookUp').filter((action) => action.startsWith('dynamodb:'))).toEqual(['dynamodb:Query']);
  const [consents = ''] = ofType('AWS::DynamoDB::GlobalTable').flatMap(({ logicalId }) =>
    logicalId.includes('Consents') ? [logicalId] : [],
  );
  const rights = stacks
    .flatMap((stack) => stack.resources)
    .filter(
      ({ Type, Properties }) => Type.startsWith('AWS::IAM::') && JSON.stringify(Properties).includes(`"${consents}"`),
    );
  expect(rights.length).toBeGreaterThan(0);
  expect(JSON.stringify(rights)).not.toMatch(/dynamodb:(?:Delete|BatchWrite|\*)/);
});

test('nobody who discloses writes to what is disclosed', () => {
  const writes = actionsOf('DisclosureDisclose').filter((action) => /Put|Update|Delete|Create|Write/.test(action));
  expect([...new Set(writes)].sort()).toEqual([
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    's3:PutObject',
  ]);
  expect(actionsOf('DisclosureUsersFunction').filter((action) => !/^(?:logs|ec2):/.test(action))).toEqual([
    'rds-db:connect',
    // The identifiers of one user, and the token by which a user is found.
    'dynamodb:Query',
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateMac',
  ]);
});

test('a link is to one prefix, for 15 minutes whoever signs it, on the host of the Region', () => {
  const [policy] = ofType('AWS::S3::BucketPolicy');
  const { Statement } = policy?.Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] };
  expect(Statement.find(({ Sid }) => Sid === 'DenyOldLinks')).toMatchObject({
    Effect: 'Deny',
    Action: 's3:GetObject',
    Condition: { NumericGreaterThan: { 's3:signatureAge': 900_000 } },
  });
  const environment = { ...environmentOf('DisclosureDeliver'), AWS_REGION: 'ca-central-1' };
  expect(deliverDisclosureEnvironmentSchema.parse(environment)).toMatchObject({
    LINK_ENDPOINT: 'https://s3.ca-central-1.amazonaws.com',
    LINK_SECONDS: 900,
  });
  expect(deliverDisclosureEnvironmentSchema.safeParse({ ...environment, AWS_REGION: 'us-east-1' }).success).toBe(false);
});

test('answers end after the days of the retention, whatever becomes of their versions', () => {
  const [bucket] = ofType('AWS::S3::Bucket');
  expect(bucket?.Properties['LifecycleConfiguration']).toMatchObject({
    Rules: [
      { ExpirationInDays: 14, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' },
      { ExpiredObjectDeleteMarker: true },
    ],
  });
});

test('the function that discloses is told the law and the record of processing, within what Lambda takes', () => {
  const told = environmentOf('DisclosureDisclose');
  const environment = { ...told, AWS_REGION: 'ca-central-1', AWS_LAMBDA_FUNCTION_NAME: 'disclose' };
  const { REGIME, PROCESSING, EXPORT_DAYS } = discloseSubjectEnvironmentSchema.parse(environment);
  expect(REGIME).toMatchObject({ id: 'pipeda', basis: 'PIPEDA s. 8(3) and (4), principle 4.9' });
  expect(EXPORT_DAYS).toBe(14);
  const statement = processingStatementSchema.parse(
    JSON.parse(gunzipSync(Buffer.from(PROCESSING, 'base64')).toString('utf8')),
  );
  expect(statement).toMatchObject({
    controller: 'Northwind Assistance Inc.',
    jurisdiction: 'ca',
    recipients: [{ name: 'Amazon Web Services', country: 'CA', role: 'processor' }],
    retention: { 'call-recording': { days: plan.retention['call-recording'].days } },
  });
  // Names of buckets and tables are longer in an account than here.
  expect(JSON.stringify(told).length).toBeLessThan(3_500);
});

test('a record of processing that Lambda would not take is refused', () => {
  const [recipient] = processingStatement.recipients;
  const random = (index: number) => createHash('sha512').update(String(index)).digest('hex');
  const recipients = Array.from({ length: 40 }, (_, index) => ({ ...recipient, name: random(index) }));
  expect(() => packedStatement(processingStatementSchema.parse({ ...processingStatement, recipients }))).toThrow(
    'shorten purposes',
  );
});

test('flows of one instance call the functions, and the flow of the line names no other', () => {
  const permissions = ofType('AWS::Lambda::Permission').filter(
    ({ Properties }) => Properties['Principal'] === 'connect.amazonaws.com',
  );
  expect(permissions).toHaveLength(2);
  for (const { Properties } of permissions) {
    expect(Properties).toMatchObject({ SourceAccount: '222222222222', SourceArn: expect.anything() as unknown });
  }
  expect(ofType('AWS::Connect::IntegrationAssociation')).toHaveLength(2);
  const [flow] = ofType('AWS::Connect::ContactFlow');
  expect(JSON.stringify(flow?.Properties['Content'])).not.toContain('arn:aws:lambda');
});
