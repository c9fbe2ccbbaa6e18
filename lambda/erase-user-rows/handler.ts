import { Pool } from 'pg';
import { casesOf, identifierVaultOf, registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { OrganisationDatabase } from '../shared/organisation-database';
import { databaseToken } from '../shared/database-token';
import { eraseUserRowsEnvironmentSchema, eraseUserRowsEventSchema, type EraseUserRowsResult } from './contract';
import { eraseUserRows } from './erase';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<EraseUserRowsResult> {
  const environment = eraseUserRowsEnvironmentSchema.parse(process.env);
  const request = eraseUserRowsEventSchema.parse(event);
  const { DATABASE_PORT: port, DATABASE_NAME: database, DATABASE_ROLE: user } = environment;
  const pools = new Map<string, Pool>();
  const databaseAt = (host: string): OrganisationDatabase => {
    const pool =
      pools.get(host) ??
      new Pool({
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
    if (!pools.has(host)) pool.on('error', () => undefined);
    pools.set(host, pool);
    return new OrganisationDatabase(pool);
  };
  try {
    return await eraseUserRows(request, {
      cases: casesOf(environment.CASES_TABLE),
      register: registerOf(environment.REGISTER_TABLE),
      vault: identifierVaultOf(environment.IDENTIFIER_TABLE),
      subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
      database: databaseAt(environment.DATABASE_HOST),
      restoredDatabase: databaseAt,
      now: () => new Date(),
    });
  } finally {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
  }
}
