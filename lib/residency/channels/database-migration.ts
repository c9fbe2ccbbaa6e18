import { type Channel, type Way } from '../channel';
import { knownWays, provenWays, ways } from './ways';

const TASKS = ['AWS::DMS::ReplicationTask', 'AWS::DMS::ReplicationConfig'];

/** Engine settings that can keep the server and its credentials in a secret. */
const SETTINGS = [
  'PostgreSqlSettings',
  'MySqlSettings',
  'OracleSettings',
  'MicrosoftSqlServerSettings',
  'MongoDbSettings',
  'DocDbSettings',
  'RedshiftSettings',
  'SybaseSettings',
  'IbmDb2Settings',
  'GcpMySQLSettings',
];

/** Servers of data providers, by engine. */
const PROVIDERS = [
  'PostgreSqlSettings',
  'MySqlSettings',
  'MariaDbSettings',
  'OracleSettings',
  'MicrosoftSqlServerSettings',
  'RedshiftSettings',
  'DocDbSettings',
  'MongoDbSettings',
  'SybaseAseSettings',
  'IbmDb2LuwSettings',
  'IbmDb2zOsSettings',
];

/** The server of an endpoint that no given task uses: a task made by hand can. */
function serverOf(side: 'source' | 'target'): readonly Way[] {
  const when = { path: 'EndpointType', values: [side] };
  return knownWays('AWS::DMS::Endpoint', 'endpoint-server', 'ServerName').map((way) => ({ ...way, when }));
}

/**
 * Ways out of AWS Database Migration Service. A task that crosses is judged at the task, with the tag of its source. The tag
 * lets named reference tables go to a known server; it lets nothing go to a server that nobody knows, and opens no instance,
 * which gets more than the named tables, to the internet.
 */
export const databaseMigration: readonly Channel[] = [
  {
    id: 'dms-target',
    catalogue: 'DMS-01',
    title: 'Replication tasks write to databases of the jurisdiction',
    why: 'A task copies every selected row to its target, and then every change.',
    fix: 'Use a target in a home Region; for reference tables, tag task and endpoints, name each table, and declare the server.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.html'],
    ways: [...provenWays('AWS::DMS::ReplicationTask', 'endpoint', 'TargetEndpointArn'), ...serverOf('target')],
  },
  {
    id: 'dms-table-mappings',
    catalogue: 'DMS-02',
    title: 'Tasks that cross name every table exactly',
    why: 'In a mapping % is any text and _ is any character: a task of reference tables can take others along.',
    fix: 'Use rule-action explicit with literal names, or write [_] for an underscore; do not select and then exclude.',
    severity: 'S2',
    sources: [
      'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Wildcards.html',
    ],
    ways: [
      ...TASKS.flatMap((type) => ways(type, 'table-mappings', 'TableMappings')),
      ...ways('AWS::DMS::DataMigration', 'table-mappings', 'DataMigrationSettings.SelectionRules'),
    ].map((way) => ({ ...way, carries: 'customer-content' as const })),
  },
  {
    id: 'dms-source',
    catalogue: 'DMS-03',
    title: 'Replication tasks read from databases of the jurisdiction',
    why: 'Reference data has one master: a source abroad turns the direction round, and says that the data is there.',
    fix: 'Read from the master in a home Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Endpoints.html'],
    ways: [
      // Also of reference data: a tag lets it leave its master, and lets nothing come back to overwrite it.
      ...knownWays('AWS::DMS::ReplicationTask', 'endpoint', 'SourceEndpointArn').map((way) => ({
        ...way,
        carries: 'customer-content' as const,
      })),
      ...serverOf('source'),
    ],
  },
  {
    id: 'dms-store-endpoint',
    catalogue: 'DMS-04',
    title: 'Buckets, streams and brokers of endpoints are in the jurisdiction',
    why: 'Rows are written there as files or messages, for whoever reads them.',
    fix: 'Use a bucket, stream or broker of a home Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.html'],
    ways: [
      ...ways('AWS::DMS::Endpoint', 'bucket', 'S3Settings.BucketName', 'RedshiftSettings.BucketName'),
      ...ways('AWS::DMS::Endpoint', 'key', 'S3Settings.ServerSideEncryptionKmsKeyId'),
      ...ways('AWS::DMS::Endpoint', 'arn', 'KinesisSettings.StreamArn'),
      ...ways('AWS::DMS::Endpoint', 'host', 'KafkaSettings.Broker', 'ElasticsearchSettings.EndpointUri'),
    ],
  },
  {
    id: 'dms-serverless',
    catalogue: 'DMS-05',
    title: 'Serverless and homogeneous migrations end in the jurisdiction',
    why: 'They move the same rows as a task, without an instance to look at.',
    fix: 'Use endpoints and data providers in home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Serverless.html'],
    ways: [
      ...provenWays('AWS::DMS::ReplicationConfig', 'endpoint', 'TargetEndpointArn'),
      ...knownWays('AWS::DMS::ReplicationConfig', 'endpoint', 'SourceEndpointArn'),
      ...provenWays('AWS::DMS::DataProvider', 'host', ...PROVIDERS.map((name) => `Settings.${name}.ServerName`)),
    ],
  },
  {
    id: 'dms-replication-instance',
    catalogue: 'DMS-06',
    title: 'Replication instances stand in the jurisdiction of the source, in private networks',
    why: 'The instance gets, caches and logs what it reads; with test_decoding that is every table of the database.',
    fix: 'Run the instance at home with PubliclyAccessible false, and use pglogical or a database of its own for reference tables.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.PostgreSQL.html'],
    ways: [
      ...knownWays('AWS::DMS::ReplicationTask', 'arn', 'ReplicationInstanceArn'),
      ...ways('AWS::DMS::ReplicationTask', 'replication-slot', 'ReplicationInstanceArn').map((way) => ({
        ...way,
        carries: 'customer-content' as const,
      })),
      ...ways(
        'AWS::DMS::ReplicationInstance',
        { to: 'abroad', title: 'the public internet', values: [true] },
        'PubliclyAccessible',
      ).map((way) => ({ ...way, carries: 'customer-content' as const })),
    ],
  },
  {
    id: 'dms-endpoint-secret',
    catalogue: 'DMS-07',
    title: 'Servers in secrets of endpoints can be told from the templates',
    why: 'The host lies in the secret, so nothing shows where the rows go.',
    fix: 'Declare the secret in the templates with its host, or attach it to the database.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html'],
    ways: provenWays(
      'AWS::DMS::Endpoint',
      'endpoint-secret',
      ...SETTINGS.map((name) => `${name}.SecretsManagerSecretId`),
    ),
  },
  {
    id: 'dms-side-channels',
    catalogue: 'DMS-08',
    title: 'Control tables and debug logs of tasks stay in the jurisdiction',
    why: 'Exceptions, failed validations and debug logs hold values of rows.',
    fix: 'Keep target and instance at home, and log at the default level.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html'],
    ways: [],
    coveredBy:
      'dms-target and dms-replication-instance: control tables are in the target, logs in the Region of the instance',
  },
];
