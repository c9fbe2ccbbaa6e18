import { OrganisationRegistry } from '../../../lib/constructs/registry/organisation-registry';
import { registryAttributes } from '../../../lib/domain/organisations/registry-attributes';
import { applies, type Statement, statementsOf } from '../../support/policy';
import { home, onlyResource, testKey, testStack } from '../../support/stack';

interface Replica {
  readonly Region: string;
  readonly [property: string]: unknown;
}

const stack = testStack();
new OrganisationRegistry(stack, 'Registry', {
  key: testKey(stack),
  tableName: 'registry-prod-organisations',
  replicaRegions: ['eu-central-1', 'us-east-1'],
  replicaKeyAlias: 'registry-prod/registry',
});
const table = onlyResource(stack, 'AWS::DynamoDB::GlobalTable');
const replicas = table.Properties['Replicas'] as readonly Replica[];
const replicationRole = `arn:aws:iam::${home.account}:role/aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication`;

function policyOf(region: string): readonly Statement[] {
  const policy = replicas.find(({ Region }) => Region === region)?.['ResourcePolicy'] as { PolicyDocument: unknown };
  return statementsOf(policy.PolicyDocument);
}

const denied = (region: string, action: string, context: Record<string, string | string[]>) =>
  policyOf(region).some((statement) => statement.Effect === 'Deny' && applies(statement, action, context));

describe('OrganisationRegistry', () => {
  test('is replicated asynchronously to the Regions that read it, and retained', () => {
    expect(replicas.map(({ Region }) => Region).sort()).toEqual(['ca-central-1', 'eu-central-1', 'us-east-1']);
    expect(table).toMatchObject({
      Properties: { MultiRegionConsistency: 'EVENTUAL', BillingMode: 'PAY_PER_REQUEST' },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    // Other Stages read the local replica by this name.
    expect(table.Properties['TableName']).toBe('registry-prod-organisations');
  });

  test.each(replicas.map((replica) => [replica.Region, replica] as const))(
    'is protected, recoverable and declared as routing data in %s',
    (_, replica) => {
      expect(replica).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        Tags: [{ Key: 'residency:data-class', Value: 'routing' }],
      });
    },
  );

  test('is encrypted in every Region with a key of that Region', () => {
    const keys = Object.fromEntries(replicas.map(({ Region, SSESpecification }) => [Region, SSESpecification]));
    expect(keys).toEqual({
      'ca-central-1': { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] } },
      'eu-central-1': { KMSMasterKeyId: 'arn:aws:kms:eu-central-1:111111111111:alias/registry-prod/registry' },
      'us-east-1': { KMSMasterKeyId: 'arn:aws:kms:us-east-1:111111111111:alias/registry-prod/registry' },
    });
    expect(table.Properties['SSESpecification']).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
  });

  const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate'];

  test.each(writes)('refuses %s outside the master Region to all but the replication', (write) => {
    for (const region of ['eu-central-1', 'us-east-1']) {
      const person = { 'aws:PrincipalArn': `arn:aws:iam::${home.account}:role/Admin` };
      expect(denied(region, `dynamodb:${write}`, person)).toBe(true);
      expect(denied(region, `dynamodb:${write}`, { 'aws:PrincipalArn': replicationRole })).toBe(false);
    }
  });

  test('never gets in the way of the replication, which would cut a replica off for good', () => {
    for (const { Region } of replicas) {
      for (const action of [...writes, 'PartiQLDelete', 'GetItem', 'Scan', 'UpdateTable']) {
        const replication = { 'aws:PrincipalArn': replicationRole, 'dynamodb:Attributes': ['aws:rep:updatetime'] };
        expect(denied(Region, `dynamodb:${action}`, replication)).toBe(false);
      }
    }
  });

  test('leaves the policy out where CloudFormation creates the replica, and nowhere else', () => {
    const first = testStack();
    new OrganisationRegistry(first, 'Registry', {
      key: testKey(first),
      tableName: 'registry-prod-organisations',
      replicaRegions: ['eu-central-1', 'us-east-1'],
      replicaKeyAlias: 'registry-prod/registry',
      newReplicaRegions: ['us-east-1'],
    });
    const created = onlyResource(first, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'] as readonly Replica[];
    const guarded = created.filter(({ ResourcePolicy }) => ResourcePolicy !== undefined).map(({ Region }) => Region);
    expect(guarded.sort()).toEqual(['ca-central-1', 'eu-central-1']);
  });

  test('lets another account look single items up in its own Region, and nothing else', () => {
    const other = testStack();
    new OrganisationRegistry(other, 'Registry', {
      key: testKey(other),
      tableName: 't',
      replicaRegions: ['eu-central-1', 'us-east-1'],
      replicaKeyAlias: 'registry-prod/registry',
      readers: [{ region: 'us-east-1', account: '333333333333' }],
    });
    const made = onlyResource(other, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'] as readonly Replica[];
    const allowed = made.flatMap(({ Region, ResourcePolicy }) =>
      statementsOf((ResourcePolicy as { PolicyDocument: unknown }).PolicyDocument)
        .filter(({ Effect }) => Effect === 'Allow')
        .map(({ Action, Principal }) => [Region, Action, Principal]),
    );
    expect(allowed).toEqual([['us-east-1', ['dynamodb:GetItem'], { AWS: 'arn:aws:iam::333333333333:root' }]]);
  });

  test('fails for a new replica in a Region that has none', () => {
    const stack = testStack();
    const props = { key: testKey(stack), tableName: 't', replicaRegions: ['us-east-1'], replicaKeyAlias: 'a' };
    expect(() => new OrganisationRegistry(stack, 'Registry', { ...props, newReplicaRegions: ['us-west-2'] })).toThrow(
      "'us-west-2' is no replica Region of the registry; new replicas can be in us-east-1",
    );
  });

  test('answers reads in every Region', () => {
    for (const { Region } of replicas) {
      expect(denied(Region, 'dynamodb:GetItem', { 'aws:PrincipalArn': 'arn:aws:iam::1:role/Lookup' })).toBe(false);
    }
  });

  test('takes the attributes of the allow-list in the master Region, and no other', () => {
    const put = (...attributes: string[]) =>
      denied('ca-central-1', 'dynamodb:PutItem', { 'dynamodb:Attributes': attributes });
    expect(put(...registryAttributes)).toBe(false);
    expect(put('organisationId', 'homeRegion')).toBe(false);
    for (const personal of ['name', 'email', 'phoneNumber', 'contactPerson', 'HomeRegion']) {
      expect(put('organisationId', personal)).toBe(true);
    }
  });

  test.each(['BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'])(
    'refuses %s in the master Region, where attributes could not be checked',
    (write) => {
      expect(denied('ca-central-1', `dynamodb:${write}`, {})).toBe(true);
    },
  );

  // A reviewed list: a new attribute reaches every jurisdiction.
  test('knows where an organisation is served, and nothing about people', () => {
    expect(registryAttributes).toEqual([
      'organisationId',
      'jurisdiction',
      'homeRegion',
      'connectInstanceArn',
      'signInDomain',
      'apiEndpoint',
      'emailDomainHashes',
      'servedOrganisationId',
      'migrationId',
      'migrationJurisdiction',
      'grantHolderId',
      'grantOwnerId',
      'grantScopes',
      'grantExpiresAt',
      'status',
      'version',
      'updatedAt',
    ]);
  });
});
