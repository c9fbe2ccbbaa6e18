import { type Client } from 'pg';
import { AUDITED_ROLE, databaseRoles, type DatabaseRole, type MigrationProperties } from './contract';
import { scramVerifier } from './scram-verifier';

/** What a secret of a role holds. */
export interface RoleCredentials {
  readonly username: string;
  readonly password: string;
}

const { migrator, application, analyticsReader, regionAssigner, referenceEditor, replicationReader, targetWriter } =
  databaseRoles;

/** Roles of people and programs, which log in by IAM on Amazon RDS. */
const iamRoles: readonly DatabaseRole[] = [application, analyticsReader, regionAssigner, referenceEditor];
/** Roles of AWS DMS, which logs in by password. */
const passwordRoles: readonly DatabaseRole[] = [replicationReader, targetWriter];

/**
 * Makes the roles what they should be. Doing it again is the same.
 *
 * A role of the replication that this server has no use for cannot log in, so that nothing can flow the other way.
 */
export async function ensureRoles(client: Client, { Databases, ReferenceData }: MigrationProperties): Promise<void> {
  for (const role of [...Object.values(databaseRoles), AUDITED_ROLE]) {
    if (!(await roleExists(client, role))) await client.query(`CREATE ROLE ${role} NOLOGIN`);
  }
  await client.query(`GRANT ${migrator} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE`);
  const replicating = ReferenceData === 'master' ? replicationReader : targetWriter;
  const active = Databases.includes('reference') ? replicating : undefined;
  for (const role of iamRoles) await client.query(`ALTER ROLE ${role} LOGIN`);
  for (const role of passwordRoles) await client.query(`ALTER ROLE ${role} ${role === active ? 'LOGIN' : 'NOLOGIN'}`);
  // An open transaction holds back the replication of everybody.
  for (const role of iamRoles) {
    await client.query(`ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '60s'`);
  }
  if (await roleExists(client, 'rds_iam')) await client.query(`GRANT rds_iam TO ${iamRoles.join(', ')}`);
  await allowReplication(client, active === replicationReader);
}

/** Amazon RDS has a role for it, a server of one's own an attribute. */
async function allowReplication(client: Client, allowed: boolean): Promise<void> {
  if (await roleExists(client, 'rds_replication')) {
    await client.query(
      allowed ? `GRANT rds_replication TO ${replicationReader}` : `REVOKE rds_replication FROM ${replicationReader}`,
    );
  } else {
    await client.query(`ALTER ROLE ${replicationReader} ${allowed ? 'REPLICATION' : 'NOREPLICATION'}`);
  }
}

async function roleExists(client: Client, role: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [role]);
  return rowCount === 1;
}

/**
 * Gives a role the password of its secret. The server and its log see a verifier, never the password.
 *
 * @throws Error when the secret is of another role
 */
export async function setPassword(client: Client, { username, password }: RoleCredentials): Promise<void> {
  const role = passwordRoles.find((known) => known === username);
  if (!role) {
    throw new Error(
      `the secret of the role '${username}' is none of the replication; RoleSecretArns takes those of ${passwordRoles.join(' and ')}`,
    );
  }
  await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(scramVerifier(password))}`);
}
