import { Pool } from 'pg';
import * as z from 'zod';
import { databaseToken } from './database-token';
import { logLine } from './log-line';
import { OrganisationDatabase } from './organisation-database';

/** The role that row-level security binds to one organisation at a time. */
const ROLE = 'application';

/** Environment variables of a function that serves requests from the regional database. `AWS_REGION` is Lambda's own. */
export const applicationDatabaseSchema = z.object({
  AWS_REGION: z.string().min(1),
  /** Host of the server of organisation data. */
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  /** Name of the organisation database. */
  DATABASE_NAME: z.string().min(1),
});

/** What constructs write of them. */
export type ApplicationDatabaseEnvironment = Record<'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_NAME', string> & {
  /** The authorities of Amazon RDS, which Node.js does not know: `/var/runtime/ca-cert.pem`. */
  readonly NODE_EXTRA_CA_CERTS: string;
};

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
