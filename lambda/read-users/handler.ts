import { Pool } from 'pg';
import { logLine } from '../shared/log-line';
import { OrganisationDatabase } from '../shared/organisation-database';
import { readUsersEnvironmentSchema, readUsersEventSchema, type ReadUsersAnswer } from './contract';
import { readUsers } from './read';
import { databaseSignInToken } from './sign-in-token';

/** The role that row-level security binds to one organisation at a time. */
const ROLE = 'application';

let database: OrganisationDatabase | undefined;

/** One connection for as long as the function lives: it answers one request at a time. */
function connect(variables: NodeJS.ProcessEnv): OrganisationDatabase {
  const environment = readUsersEnvironmentSchema.parse(variables);
  const { AWS_REGION: region, DATABASE_HOST: host, DATABASE_PORT: port, DATABASE_NAME: name } = environment;
  const session = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    sessionToken: environment.AWS_SESSION_TOKEN,
  };
  const pool = new Pool({
    host,
    port,
    database: name,
    user: ROLE,
    password: () => databaseSignInToken({ region, host, port, user: ROLE }, session, new Date()),
    // Certificates as NODE_EXTRA_CA_CERTS has them; the name in the certificate must be the host's.
    ssl: { rejectUnauthorized: true },
    max: 1,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  // A connection at rest that the server ended; the pool opens another.
  pool.on('error', ({ name: error }) => logLine({ event: 'database-connection-lost', error }));
  return new OrganisationDatabase(pool);
}

/**
 * What a token does not say about users, from the Region's database.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when the database cannot be asked
 */
export async function handler(event: unknown): Promise<ReadUsersAnswer> {
  const request = readUsersEventSchema.parse(event);
  database ??= connect(process.env);
  return readUsers(request, database);
}
