import { Pool } from 'pg';
import { databaseToken } from '../shared/database-token';
import { identifierVaultOf, subjectKeysOf } from '../shared/erasure/clients';
import { OrganisationDatabase } from '../shared/organisation-database';
import { readUserDataEnvironmentSchema, readUserDataEventSchema, type ReadUserDataResult } from './contract';
import { readUserData } from './read';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<ReadUserDataResult> {
  const environment = readUserDataEnvironmentSchema.parse(process.env);
  const request = readUserDataEventSchema.parse(event);
  const { DATABASE_HOST: host, DATABASE_PORT: port, DATABASE_NAME: database, DATABASE_ROLE: user } = environment;
  const pool = new Pool({
    host,
    port,
    database,
    user,
    // Signed anew for every connection: a token lives for 15 minutes.
    password: () => databaseToken({ host, port, user, region: environment.AWS_REGION }, process.env, new Date()),
    ssl: { rejectUnauthorized: true },
    max: 1,
    connectionTimeoutMillis: 10_000,
  });
  // A connection at rest that the server ends is no error of this work.
  pool.on('error', () => undefined);
  try {
    return await readUserData(request, {
      database: new OrganisationDatabase(pool),
      vault: identifierVaultOf(environment.IDENTIFIER_TABLE),
      subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    });
  } finally {
    await pool.end();
  }
}
