import { FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

/** Reference data may cross by its class: what moves it is no way out. */
const ofOrganisations = (properties: Record<string, unknown>) => !JSON.stringify(properties).includes('"reference"');

const parameter =
  (name: string, value: string): Change =>
  (properties) => ({ ...properties, Parameters: { ...(properties['Parameters'] as object), [name]: value } });

const ofOrganisationParameters = (properties: Record<string, unknown>) =>
  JSON.stringify(properties['Description']).includes('-organisation');

/** Changes to the databases of a jurisdiction. */
export const databaseChanges: readonly ResourceChange[] = [
  {
    operator: 'replicate backups to another Region',
    type: 'AWS::RDS::DBInstance',
    change: set({ AutomaticBackupReplicationRegion: 'us-east-1' }),
    when: ofOrganisations,
  },
  {
    operator: 'encrypt replicated backups with a foreign key',
    type: 'AWS::RDS::DBInstance',
    change: set({ AutomaticBackupReplicationKmsKeyId: FOREIGN_KEY }),
    when: ofOrganisations,
  },
  {
    operator: 'read from a database abroad',
    type: 'AWS::RDS::DBInstance',
    change: set({ SourceDBInstanceIdentifier: 'arn:aws:rds:us-east-1:111111111111:db:taken' }),
    when: ofOrganisations,
  },
  {
    operator: 'open the database to the internet',
    type: 'AWS::RDS::DBInstance',
    change: set({ PubliclyAccessible: true }),
    when: ofOrganisations,
  },
  {
    operator: 'decode changes of organisation data',
    type: 'AWS::RDS::DBParameterGroup',
    change: parameter('rds.logical_replication', '1'),
    when: ofOrganisationParameters,
  },
  {
    operator: 'let SQL reach other servers',
    type: 'AWS::RDS::DBParameterGroup',
    change: parameter('rds.allowed_extensions', 'pgaudit,postgres_fdw'),
    when: ofOrganisationParameters,
  },
];

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>;

const mapping = (schema: string, table: string, action: string) =>
  JSON.stringify({
    rules: [
      {
        'rule-type': 'selection',
        'rule-id': '1',
        'rule-name': '1',
        'object-locator': { 'schema-name': schema, 'table-name': table },
        'rule-action': action,
      },
    ],
  });

const swapped: Change = (properties) => ({
  ...properties,
  SourceEndpointArn: properties['TargetEndpointArn'],
  TargetEndpointArn: properties['SourceEndpointArn'],
});

/** Changes to the replication of reference data, of which each must be found on the resource itself. */
export const replicationChanges: readonly ResourceChange[] = [
  {
    operator: 'select all tables',
    type: 'AWS::DMS::ReplicationTask',
    change: set({ TableMappings: mapping('%', '%', 'include') }),
  },
  {
    operator: 'select by a character that is any',
    type: 'AWS::DMS::ReplicationTask',
    change: set({ TableMappings: mapping('reference', 'contact_reasons', 'include') }),
  },
  {
    operator: 'select nothing by name',
    type: 'AWS::DMS::ReplicationTask',
    change: set({ TableMappings: '{"rules":[]}' }),
  },
  { operator: 'turn the direction round', type: 'AWS::DMS::ReplicationTask', change: swapped },
  { operator: 'replicate in both directions', type: 'AWS::DMS::ReplicationTask', change: swapped, beside: true },
  {
    operator: 'write to a server that nobody knows',
    type: 'AWS::DMS::Endpoint',
    change: (properties) => ({
      ...properties,
      PostgreSqlSettings: {
        ...(properties['PostgreSqlSettings'] as object),
        SecretsManagerSecretId: 'taken',
      },
    }),
    when: ({ EndpointType }) => EndpointType === 'target',
  },
  {
    operator: 'give the replication to the internet',
    type: 'AWS::DMS::ReplicationInstance',
    change: set({ PubliclyAccessible: true }),
  },
];

/** The logical ids of the resources that a change fits. */
export function fitting(resources: Resources, { type, when }: ResourceChange): readonly string[] {
  return Object.entries(resources)
    .filter(([, { Type, Properties }]) => Type === type && (when === undefined || when(Properties)))
    .map(([logicalId]) => logicalId);
}
