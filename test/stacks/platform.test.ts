import { planStages } from '../../lib/config';
import { STORAGE_OFF_METADATA } from '../../lib/constructs/contact-centre/storage-associations';
import { storageTypes } from '../../lib/domain/storage-type';
import { DATA_CLASS_TAG, JURISDICTION_TAG } from '../../lib/domain/data-class';
import { resourceRole } from '../../lib/residency/facts/resource-types';
import { exampleDeployment } from '../support/platform';
import { endOf, horizonOf } from '../support/retention-ends';
import { shippedStacks } from '../support/shipped-stacks';

const statefulTypes = [
  'AWS::Cognito::UserPool',
  'AWS::Connect::Instance',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::Logs::LogGroup',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];

const stacks = shippedStacks();
const production = stacks.filter(({ stage }) => stage.endsWith('-prod'));
const everyResource = stacks.flatMap(({ name, resources }) => resources.map((resource) => ({ stack: name, resource })));

const count = (types: readonly string[]) =>
  Object.fromEntries([...new Set(types)].sort().map((type) => [type, types.filter((other) => other === type).length]));

describe('the platform of the example deployment', () => {
  test('has a Stage for every jurisdiction and environment, and one for every registry', () => {
    expect([...new Set(stacks.map(({ stage }) => stage))].sort()).toEqual([
      'ca-dev',
      'ca-prod',
      'eu-dev',
      'eu-prod',
      'guardrails-dev',
      'guardrails-prod',
      'reference-dev',
      'reference-prod',
      'registry-dev',
      'registry-prod',
      'us-dev',
      'us-prod',
    ]);
  });

  // Reviewed: which stack puts how much of what into which Region.
  test('inventory', () => {
    const inventory: Record<string, Record<string, unknown>> = {};
    for (const { stage, name, artifact, resources } of production) {
      const stackInRegion = `${name} in ${artifact.environment.region}`;
      inventory[stage] = { ...inventory[stage], [stackInRegion]: count(resources.map(({ Type }) => Type)) };
    }
    expect(inventory).toMatchSnapshot();
  });

  // Reviewed: a changed id replaces the resource, and the data stays behind in the old one.
  test('logical ids of stateful resources', () => {
    const ids = production.map(({ name, resources }) => [
      name,
      resources.filter(({ Type }) => statefulTypes.includes(Type)).map(({ logicalId }) => logicalId),
    ]);
    expect(Object.fromEntries(ids)).toMatchSnapshot();
  });

  test('whatever is stored ends: within what the law allows, and the backups of that day', () => {
    const plans = new Map(planStages(exampleDeployment()).map((plan) => [plan.id, plan]));
    const late: string[] = [];
    const heldUntil = new Set<string>();
    let ending = 0;
    for (const { stage, name, resources } of production) {
      const plan = plans.get(stage);
      for (const resource of resources.filter(({ Type }) => resourceRole(Type) === 'store')) {
        const end = endOf(resource);
        if ('until' in end) {
          heldUntil.add(`${resource.Type}: until ${end.until}`);
          continue;
        }
        ending += 1;
        // A registry has no plan of its own: it holds no personal data, and its logs end with those of a jurisdiction.
        const horizons = (plan ? [plan] : [...plans.values()]).map(({ retention }) => horizonOf(end.of, retention));
        if (end.days > Math.max(...horizons)) late.push(`${name} ${resource.logicalId}: ${end.days} days`);
      }
    }
    expect(late).toEqual([]);
    expect(ending).toBeGreaterThan(200);
    expect([...heldUntil].sort()).toEqual([
      'AWS::Cognito::UserPool: until the user is deleted',
      'AWS::Connect::Instance: until AWS ends contact records after 24 months, or they are erased',
      'AWS::S3::Bucket: until it is replaced: no personal data',
      'AWS::SSM::Parameter: until it is replaced: no personal data',
      'AWS::SecretsManager::Secret: until it is replaced: no personal data',
    ]);
  });

  test('environments differ in nothing but their names', () => {
    const ids = (environment: string) =>
      stacks
        .filter(({ stage }) => stage.endsWith(`-${environment}`))
        .map(({ name, resources }) => [
          name.replace(`-${environment}-`, '-'),
          // The CDK calls the deployment of an API by a digest of all that it deploys, names of exports included.
          resources.filter(({ Type }) => Type !== 'AWS::ApiGateway::Deployment').map((r) => r.logicalId),
        ]);
    expect(ids('dev')).toEqual(ids('prod'));
  });

  test.each(stacks.map((stack) => [stack.name, stack] as const))(
    '%s has a literal account and Region, protection, tags and its Region in its name',
    (name, { artifact }) => {
      expect(artifact.environment.account).toMatch(/^\d{12}$/);
      expect(name).toContain(artifact.environment.region);
      expect(artifact.terminationProtection).toBe(true);
      expect(artifact.tags).toMatchObject({ organisation: 'northwind' });
      expect(artifact.tags[JURISDICTION_TAG] ?? artifact.tags[DATA_CLASS_TAG]).toBeDefined();
    },
  );

  test('no stack waits for the deployer to tell its account or Region', () => {
    const places = stacks.map(({ artifact: { environment } }) => `${environment.account} ${environment.region}`);
    expect(places.filter((place) => !/^\d{12} [a-z]{2}(-[a-z]+)+-\d$/.test(place))).toEqual([]);
  });

  test('every stateful resource outlives its stack', () => {
    const lost = everyResource.filter(
      ({ resource }) =>
        statefulTypes.includes(resource.Type) &&
        (resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain'),
    );
    expect(lost).toEqual([]);
  });

  test('every store is encrypted with a key of the deployment', () => {
    /** Where a type says its key: one for each place of the path. */
    const keyPaths: Readonly<Record<string, readonly string[]>> = {
      'AWS::CustomerProfiles::Domain': ['DefaultEncryptionKey'],
      'AWS::DynamoDB::GlobalTable': ['Replicas', 'SSESpecification', 'KMSMasterKeyId'],
      'AWS::Kinesis::Stream': ['StreamEncryption', 'KeyId'],
      'AWS::Logs::LogGroup': ['KmsKeyId'],
      'AWS::RDS::DBInstance': ['KmsKeyId'],
      'AWS::Cognito::UserPool': ['KeyConfiguration', 'KmsKeyArn'],
      'AWS::S3::Bucket': [
        'BucketEncryption',
        'ServerSideEncryptionConfiguration',
        'ServerSideEncryptionByDefault',
        'KMSMasterKeyID',
      ],
      'AWS::SecretsManager::Secret': ['KmsKeyId'],
      'AWS::SQS::Queue': ['KmsMasterKeyId'],
      // What an instance stores is in buckets and streams, which its storage associations name.
      'AWS::Connect::Instance': [],
      // Ids and host names of networks, which hold nobody's data.
      'AWS::SSM::Parameter': [],
    };
    const at = (value: unknown, path: readonly string[]): readonly unknown[] => {
      const [first, ...rest] = path;
      if (first === undefined) return [value];
      const inner = [value].flat().map((item) => (item as Readonly<Record<string, unknown>> | undefined)?.[first]);
      return inner.flat().flatMap((item) => at(item, rest));
    };
    const stores = everyResource.filter(({ resource }) => resourceRole(resource.Type) === 'store');
    expect([...new Set(stores.map(({ resource }) => resource.Type))].sort()).toEqual(Object.keys(keyPaths).sort());
    const open = stores.filter(({ resource: { Type, Properties } }) => {
      const path = keyPaths[Type] ?? [];
      // A key by reference, by export or by its alias in the deployment; never one of AWS.
      return at(Properties, path).some(
        (key) => !/GetAtt|ImportValue|:alias\//.test(JSON.stringify(key ?? null)) && path.length > 0,
      );
    });
    expect(open.map(({ stack, resource }) => `${stack} ${resource.logicalId}`)).toEqual([]);
  });

  test('every store says what it holds', () => {
    const stores = statefulTypes.filter((type) => type !== 'AWS::KMS::Key');
    const silent = everyResource.filter(
      ({ resource }) => stores.includes(resource.Type) && !JSON.stringify(resource.Properties).includes(DATA_CLASS_TAG),
    );
    expect(silent).toEqual([]);
  });

  test('names only what another Region or a service must know', () => {
    const nameOf =
      /^(Bucket|LogGroup|Alias|Table|Role|ManagedPolicy|Policy|Stream|DeliveryStream|Function|Topic|Queue)?Name$/;
    const named = everyResource
      .filter(({ resource }) => !resource.Type.startsWith('AWS::Connect::'))
      .flatMap(({ resource }) =>
        Object.entries(resource.Properties)
          // A reference to a function is no name of one.
          .filter(
            ([property, value]) => nameOf.test(property) && !(property === 'FunctionName' && typeof value === 'object'),
          )
          .map(([property, value]) => `${resource.Type}.${property}: ${String(value)}`),
      );
    const allowed = [
      /^AWS::KMS::Alias.AliasName: alias\/(ca|us|eu|registry)-(dev|prod)\/(content|logs|streams|registry|databases|audit|identity|erasure|payments|tokens|privacy-requests|profiles)$/,
      // The search of the lake is told its workgroup.
      /^AWS::Athena::WorkGroup.Name: (ca|us|eu)-(dev|prod)-erasure$/,
      /^AWS::Logs::LogGroup.LogGroupName: \/aws\/connect\/northwind-(ca|us|eu)-(dev|prod)$/,
      /^AWS::KMS::Alias.AliasName: alias\/reference-(dev|prod)\/replication$/,
      // RDS takes these names for its log groups.
      /^AWS::Logs::LogGroup.LogGroupName: \/aws\/rds\/instance\/(ca|us|eu)-(dev|prod)-(organisation|reference)\/(postgresql|upgrade)$/,
      // AWS DMS looks for its roles by these names.
      /^AWS::IAM::Role.RoleName: dms-(vpc|cloudwatch-logs)-role$/,
      /^AWS::EC2::FlowLog.LogGroupName: /,
      // Ids and host names that a Stage looks up in another.
      /^AWS::SSM::Parameter.Name: \/(ca|us|eu)-(dev|prod)\/(vpc-id|reference-route-table-[12]|reference-database-host)$/,
      /^AWS::SSM::Parameter.Name: \/reference-(dev|prod)\/(ca|us|eu)-(dev|prod)\/peering-connection-id$/,
      /^AWS::SecretsManager::Secret.Name: (ca|us|eu)-(dev|prod)\/reference-replication$/,
      /^AWS::KMS::Alias.AliasName: alias\/guardrails-(dev|prod)\/logs$/,
      // Policies are known to people by their names.
      /^AWS::Organizations::Policy.Name: residency-(dev|prod)-(regions|movement|protection|resources|ai-opt-out)$/,
      // Other Stages read the local replica by its name, and operators call the function by its.
      /^AWS::DynamoDB::GlobalTable.TableName: registry-(dev|prod)-organisations$/,
      /^AWS::Lambda::Function.FunctionName: registry-(dev|prod)-manage-organisations$/,
      // The privacy contact calls these by their names, and events of mail are told apart by that of their set.
      /^AWS::Lambda::Function.FunctionName: (ca|us|eu)-(dev|prod)-(open-erasure|manage-requests)$/,
      /^AWS::SES::ConfigurationSet.Name: (ca|us|eu)-(dev|prod)-notices$/,
      // A reference, and not a name of ours.
      /^AWS::Lambda::(Permission|EventSourceMapping).FunctionName: \[object Object\]$/,
      // What tokens and people call them by, within a user pool and an account.
      /^AWS::Cognito::UserPoolResourceServer.Name: organisation$/,
      /^AWS::ApiGateway::RestApi.Name: organisations$/,
      /^AWS::ApiGateway::Authorizer.Name: organisation$/,
      // Groups of Amazon Cognito are roles.
      /^AWS::Cognito::UserPoolGroup.GroupName: (agent|supervisor|administrator|auditor|customer)$/,
      // AWS WAF takes log groups with this beginning only.
      /^AWS::Logs::LogGroup.LogGroupName: aws-waf-logs-(ca|us|eu)-(dev|prod)$/,
      /^AWS::Logs::LogStream.LogGroupName: /,
      /^AWS::Logs::MetricFilter.LogGroupName: /,
      // Names for people.
      /^AWS::Logs::QueryDefinition.Name: (ca|us|eu)-(dev|prod)\/[a-z-]+$/,
      /^AWS::S3::Bucket.BucketName: (ca|us|eu)-(dev|prod)-[a-z-]+-\d{12}-(ca-west-1|us-west-2|eu-north-1)$/,
      // Trails of Regions without data deliver to it.
      /^AWS::S3::Bucket.BucketName: (ca|us|eu)-(dev|prod)-evidence-\d{12}-[a-z]+-[a-z]+-\d$/,
    ];
    expect(named.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  test('carries nothing from one Region to another but names, and credentials of reference data', () => {
    const carriers =
      /CrossRegionExport|Fn::GetStackOutput|resolve:ssm|"Custom::(?!DatabaseMigration|ReplicationTaskControl|CredentialCopy)/;
    for (const { artifact } of stacks) expect(JSON.stringify(artifact.template)).not.toMatch(carriers);
  });

  test.each(planStages(exampleDeployment()).map((plan) => [plan.id, plan] as const))(
    '%s accounts for every storage type of its instance',
    (id, { features }) => {
      const resources = stacks.filter(({ stage }) => stage === id).flatMap((stack) => stack.resources);
      const instance = resources.find(({ Type }) => Type === 'AWS::Connect::Instance');
      const off = instance?.Metadata?.[STORAGE_OFF_METADATA] as Record<string, string>;
      const pinned = resources
        .filter(({ Type }) => Type === 'AWS::Connect::InstanceStorageConfig')
        .map(({ Properties }) => String(Properties['ResourceType']));
      expect([...pinned, ...Object.keys(off)].sort()).toEqual([...storageTypes].sort());
      expect(pinned.includes('SCREEN_RECORDINGS')).toBe(features.screenRecording);
    },
  );

  test('deploys copies before their sources, and logs before the instance', () => {
    const dependencies = (name: string) =>
      stacks
        .find((stack) => stack.name === name)
        ?.artifact.dependencies.map(({ id }) => stacks.find((stack) => stack.artifact.id === id)?.name);
    expect(dependencies('ca-prod-ca-central-1-content')).toEqual(
      expect.arrayContaining(['ca-prod-ca-west-1-content-replica', 'ca-prod-ca-central-1-keys-and-logs']),
    );
    expect(dependencies('ca-prod-ca-central-1-contact-centre')).toEqual(
      expect.arrayContaining(['ca-prod-ca-central-1-content', 'ca-prod-ca-central-1-keys-and-logs']),
    );
    expect(dependencies('registry-prod-ca-central-1-registry')).toEqual(
      expect.arrayContaining(['registry-prod-eu-central-1-registry-key', 'registry-prod-us-east-1-registry-key']),
    );
  });
});
