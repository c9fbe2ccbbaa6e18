import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseDeployment, exampleDeployment } from '../../lib/config';
import { databaseNames, databaseRoles, type MigrationProperties } from '../../lambda/migrate-database/contract';
import { migrateDatabases, type MigrationPorts } from '../../lambda/migrate-database/migrate';
import { type RoleCredentials } from '../../lambda/migrate-database/roles';
import { PostgresServer } from './postgres-server';

/** The reference tables of the example deployment: the list that everything is generated from. */
export const referenceTables = parseDeployment(exampleDeployment, { asOf: '2026-11-21', source: 'example' })
  .referenceData.tables;

/** Passwords of the replication, as their secrets would hold them. */
export const replicationSecrets: Readonly<Record<string, RoleCredentials>> = {
  'secret/reader': { username: databaseRoles.replicationReader, password: 'reader of changes, 1 "quoted" \\' },
  'secret/writer': { username: databaseRoles.targetWriter, password: "writer's" },
};

/** What the deployment says of a Region's server. */
export function migrationProperties(changed: Partial<MigrationProperties> = {}): MigrationProperties {
  return {
    Jurisdiction: 'ca',
    Region: 'ca-central-1',
    Databases: [...databaseNames],
    ReferenceData: 'master',
    ReferenceTables: referenceTables.map(({ schema, name }) => ({ Schema: schema, Name: name })),
    RoleSecretArns: Object.keys(replicationSecrets),
    ContentHash: 'first',
    ...changed,
  };
}

/** The migration's way to a server and its secrets. */
export function migrationPorts(server: PostgresServer, changed: Partial<MigrationPorts> = {}): MigrationPorts {
  return {
    connect: (database) => server.connect(server.administrator(database)),
    readSecret: (arn) => {
      const secret = replicationSecrets[arn];
      return secret ? Promise.resolve(secret) : Promise.reject(new Error(`there is no secret ${arn}`));
    },
    migrationsDirectory: join(__dirname, '../../lambda/migrate-database/migrations'),
    ...changed,
  };
}

/** A server as it is after the deployment, whose roles can log in with the password of the tests. */
export function migratedServer(changed: Partial<MigrationProperties> = {}): Promise<PostgresServer> {
  const content = createHash('sha256').update(JSON.stringify(changed)).digest('hex').slice(0, 8);
  return PostgresServer.create({
    name: `migrated-${content}`,
    prepare: async (server) => {
      await migrateDatabases(migrationProperties(changed), migrationPorts(server));
      const { application, analyticsReader, regionAssigner, referenceEditor } = databaseRoles;
      await server.setPasswords([application, analyticsReader, regionAssigner, referenceEditor]);
    },
  });
}
