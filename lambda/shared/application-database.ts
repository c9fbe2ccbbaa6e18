import { Pool } from 'pg';
import type * as z from 'zod';
import { type applicationDatabaseSchema } from '../../lib/domain/identifiers/application-database';
import { databaseToken } from './database-token';
import { logLine } from './log-line';
import { OrganisationDatabase } from './organisation-database';

/** The role that row-level security binds to one organisation at a time. */
const ROLE = 'application';

/** The regional database, by one connection for as long as the function lives: it answers one request at a time. */
export function applicationDatabase(
  {
    AWS_REGION: region,
    DATABASE_HOST: host,
    DATABASE_PORT: port,
    DATABASE_NAME: database,
  }: z.output<typeof applicationDatabaseSchema>,
  variables: NodeJS.ProcessEnv,
): OrganisationDatabase {
  const pool = new Pool({
    host,
    port,
    database,
    user: ROLE,
    // Signed anew for every connection: a token lives for 15 minutes.
    password: () => databaseToken({ host, port, user: ROLE, region }, variables, new Date()),
    ssl: { rejectUnauthorized: true },
    max: 1,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  // A connection at rest that the server ended; the pool opens another.
  pool.on('error', ({ name: error }) => logLine({ event: 'database-connection-lost', error }));
  return new OrganisationDatabase(pool);
}
