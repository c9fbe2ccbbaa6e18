import { compliant, examplesOf, FROM_DEPLOYER, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const referenceTag = { Tags: [{ Key: 'residency:data-class', Value: 'reference' }] };
const rules = (...selections: readonly (readonly [schema: string, table: string, action: string])[]) =>
  JSON.stringify({
    rules: selections.map(([schema, table, action], index) => ({
      'rule-type': 'selection',
      'rule-id': String(index + 1),
      'rule-name': String(index + 1),
      'object-locator': { 'schema-name': schema, 'table-name': table },
      'rule-action': action,
    })),
  });
const EXACT = rules(['ref', 'course_catalogue', 'explicit'], ['ref', 'country[_]code', 'include']);

const endpoint = (type: 'source' | 'target', properties: object) => ({
  Type: 'AWS::DMS::Endpoint',
  Properties: { EndpointType: type, EngineName: 'postgres', ...properties },
});
const AT_HOME = 'db.x.ca-central-1.rds.amazonaws.com';
const ABROAD = 'db.x.us-east-1.rds.amazonaws.com';

const task = (target: object, more: object = {}, source: object = { ServerName: AT_HOME }, tags: object = {}) => ({
  It: {
    Type: 'AWS::DMS::ReplicationTask',
    Properties: {
      SourceEndpointArn: { Ref: 'From' },
      TargetEndpointArn: { Ref: 'To' },
      ReplicationInstanceArn: { Ref: 'Instance' },
      MigrationType: 'cdc',
      TableMappings: EXACT,
      ...tags,
      ...more,
    },
  },
  From: endpoint('source', { ...source, ...tags }),
  To: endpoint('target', { ...target, ...tags }),
  Instance: {
    Type: 'AWS::DMS::ReplicationInstance',
    Properties: { ReplicationInstanceClass: 'dms.t3.medium', PubliclyAccessible: false },
  },
});
/** A task to the server that the deployer gives. */
const toGivenHost = (...more: readonly object[]) => ({
  Parameters: { Host: { Type: 'String' } },
  Resources: task({ ServerName: { Ref: 'Host' } }, ...more),
});
const secret = (SecretsManagerSecretId: unknown) => ({ PostgreSqlSettings: { SecretsManagerSecretId } });

export const databaseMigration = [
  ...examplesOf('dms-target', [
    compliant('a database of the stack', {
      ...task(
        { ServerName: { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] } },
        { TableMappings: rules(['%', '%', 'include']) },
      ),
      Db: { Type: 'AWS::RDS::DBInstance', Properties: {} },
    }),
    violating('a database abroad', task({ ServerName: ABROAD }), 'It'),
    violating('an endpoint abroad that no task uses', { It: endpoint('target', { ServerName: ABROAD }) }, 'It'),
    violating(
      'a database of a stack abroad',
      task({ ServerName: { 'Fn::GetStackOutput': { StackName: 'us', OutputName: 'Host', Region: 'us-east-1' } } }),
      'It',
      {
        also: ['To stack-output-stays-home escapes'],
        others: [
          {
            region: 'us-east-1',
            name: 'us',
            body: {
              Resources: { Db: { Type: 'AWS::RDS::DBInstance', Properties: referenceTag } },
              Outputs: { Host: { Value: { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] } } },
            },
          },
        ],
      },
    ),
    unproven('a server that a parameter names', toGivenHost(), 'It'),
    unproven(
      'a server that a parameter names, for reference tables',
      toGivenHost({}, { ServerName: AT_HOME }, referenceTag),
      'It',
    ),
    unproven(
      'an endpoint that no template declares',
      task({}, { TargetEndpointArn: 'arn:aws:dms:ca-central-1:111111111111:endpoint:E' }),
      'It',
    ),
    trap(
      'reference tables that are tagged and named exactly',
      task(
        { ServerName: ABROAD },
        {},
        { ServerName: AT_HOME, PostgreSqlSettings: { PluginName: 'pglogical' } },
        referenceTag,
      ),
    ),
  ]),
  ...examplesOf('dms-table-mappings', [
    compliant('wildcards at home', task({ ServerName: AT_HOME }, { TableMappings: rules(['public', '%', 'include']) })),
    ...(
      [
        ['a wildcard', rules(['ref', '%', 'include'])],
        ['an underscore, which is any character', rules(['ref', 'course_content', 'include'])],
        ['a list of exclusions', rules(['ref', 'a', 'include'], ['ref', 'b', 'exclude'])],
        ['a set', rules(['ref', '[ab]', 'include'])],
        ['no rules', '{}'],
      ] as const
    ).map(([title, TableMappings]) =>
      violating(
        `${title}, in a task that is tagged`,
        task({ ServerName: ABROAD }, { TableMappings }, { ServerName: AT_HOME }, referenceTag),
        'It',
      ),
    ),
    unproven(
      'mappings that another stack gives, to a server that a parameter gives',
      toGivenHost({ TableMappings: FROM_DEPLOYER }, { ServerName: AT_HOME }, referenceTag),
      'It',
      { also: ['It dms-target unproven'] },
    ),
    violating(
      'a homogeneous migration to a provider abroad',
      {
        ...one('AWS::DMS::DataMigration', {
          MigrationProjectIdentifier: { Ref: 'Project' },
          DataMigrationSettings: { SelectionRules: rules(['%', '%', 'include']) },
        }),
        Project: {
          Type: 'AWS::DMS::MigrationProject',
          Properties: { TargetDataProviderDescriptors: [{ DataProviderIdentifier: { Ref: 'Provider' } }] },
        },
        Provider: {
          Type: 'AWS::DMS::DataProvider',
          Properties: { Engine: 'postgres', Settings: { PostgreSqlSettings: { ServerName: ABROAD } } },
        },
      },
      'It',
      { also: ['Provider dms-serverless escapes'] },
    ),
  ]),
  ...examplesOf('dms-source', [
    compliant('a database at home', task({ ServerName: AT_HOME })),
    trap(
      'a server on premises, whose data comes in',
      task({ ServerName: AT_HOME }, {}, { ServerName: 'old.example.com' }),
    ),
    violating('a database abroad', task({ ServerName: AT_HOME }, {}, { ServerName: ABROAD }), 'It'),
    violating(
      'a database abroad, of reference tables: the way back to their master',
      task({ ServerName: AT_HOME }, {}, { ServerName: ABROAD }, referenceTag),
      'It',
    ),
    violating('an endpoint abroad that no task uses', { It: endpoint('source', { ServerName: ABROAD }) }, 'It'),
    unproven(
      'a database in an account left open',
      {
        Parameters: { Other: { Type: 'String' } },
        Resources: {
          It: {
            Type: 'AWS::DMS::ReplicationTask',
            Properties: { SourceEndpointArn: { Ref: 'From' }, TargetEndpointArn: { Ref: 'To' }, TableMappings: EXACT },
          },
          From: endpoint('source', { ServerName: AT_HOME }),
          To: endpoint('target', { ServerName: { Ref: 'Other' } }),
        },
      },
      [],
      { also: ['It dms-target unproven'] },
    ),
  ]),
  ...examplesOf('dms-store-endpoint', [
    compliant('a bucket of the stack', {
      ...task({ EngineName: 's3', S3Settings: { BucketName: { Ref: 'B' } } }),
      B: { Type: 'AWS::S3::Bucket' },
    }),
    violating(
      'a stream abroad',
      task({
        EngineName: 'kinesis',
        KinesisSettings: { StreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/s' },
      }),
      'To',
    ),
    unproven('an unknown bucket', task({ EngineName: 's3', S3Settings: { BucketName: 'landing' } }), 'To'),
  ]),
  ...examplesOf('dms-serverless', [
    compliant('at home', {
      ...one('AWS::DMS::ReplicationConfig', {
        SourceEndpointArn: { Ref: 'From' },
        TargetEndpointArn: { Ref: 'To' },
        TableMappings: { rules: [] },
      }),
      From: endpoint('source', { ServerName: AT_HOME }),
      To: endpoint('target', { ServerName: AT_HOME }),
    }),
    violating(
      'to a provider abroad',
      one('AWS::DMS::DataProvider', { Settings: { PostgreSqlSettings: { ServerName: ABROAD } } }),
      'It',
    ),
    unproven(
      'to an imported endpoint',
      {
        ...one('AWS::DMS::ReplicationConfig', {
          SourceEndpointArn: { Ref: 'From' },
          TargetEndpointArn: { 'Fn::ImportValue': 'To' },
          TableMappings: JSON.parse(EXACT) as unknown,
        }),
        From: endpoint('source', { ServerName: AT_HOME }),
      },
      'It',
    ),
  ]),
  ...examplesOf('dms-replication-instance', [
    compliant('private', one('AWS::DMS::ReplicationInstance', { PubliclyAccessible: false })),
    violating('public', one('AWS::DMS::ReplicationInstance', { PubliclyAccessible: true }), 'It'),
    violating(
      'abroad',
      task({ ServerName: AT_HOME }, { ReplicationInstanceArn: 'arn:aws:dms:us-east-1:111111111111:rep:R' }),
      'It',
    ),
    violating(
      'abroad, and decoding a whole database for reference tables',
      task(
        { ServerName: ABROAD },
        { ReplicationInstanceArn: 'arn:aws:dms:us-east-1:111111111111:rep:R' },
        { ServerName: AT_HOME },
        referenceTag,
      ),
      'It',
    ),
    trap(
      'abroad, with pglogical, for reference tables',
      task(
        { ServerName: ABROAD },
        { ReplicationInstanceArn: 'arn:aws:dms:us-east-1:111111111111:rep:R' },
        { ServerName: AT_HOME, PostgreSqlSettings: { PluginName: 'pglogical' } },
        referenceTag,
      ),
    ),
    violating(
      'public, for reference tables',
      one('AWS::DMS::ReplicationInstance', { PubliclyAccessible: true, ...referenceTag }),
      'It',
    ),
    unproven(
      'public if the deployer wants',
      {
        Parameters: { P: { Type: 'String' } },
        Resources: one('AWS::DMS::ReplicationInstance', { PubliclyAccessible: { Ref: 'P' } }),
      },
      'It',
    ),
  ]),
  ...examplesOf('dms-endpoint-secret', [
    compliant('that is attached to a database', {
      ...task(secret({ Ref: 'Secret' })),
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: {
          GenerateSecretString: { SecretStringTemplate: '{"username":"u"}', GenerateStringKey: 'password' },
        },
      },
      Attached: {
        Type: 'AWS::SecretsManager::SecretTargetAttachment',
        Properties: { SecretId: { Ref: 'Secret' }, TargetId: { Ref: 'Db' }, TargetType: 'AWS::RDS::DBInstance' },
      },
      Db: { Type: 'AWS::RDS::DBInstance', Properties: {} },
    }),
    violating(
      'that tells a server abroad',
      {
        It: endpoint('target', secret({ Ref: 'Secret' })),
        Secret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: `{"host":"${ABROAD}","username":"u"}` },
        },
      },
      'It',
      { also: ['Secret no-foreign-location escapes'] },
    ),
    unproven('that no template declares', { It: endpoint('target', secret('dms/target')) }, 'It'),
    unproven(
      'that no template declares, of reference tables',
      task(secret('dms/target'), {}, { ServerName: AT_HOME }, referenceTag),
      'To',
    ),
    unproven(
      'that no template declares, of a task',
      task(secret({ 'Fn::Sub': 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:s' })),
      'To',
    ),
  ]),
];
