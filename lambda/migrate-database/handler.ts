import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { join } from 'node:path';
import { Client } from 'pg';
import * as z from 'zod';
import { migrateDatabaseEnvironmentSchema, migrateDatabaseEventSchema, type MigrateDatabaseResult } from './contract';
import { migrateDatabases } from './migrate';
import { type RoleCredentials } from './roles';

const credentialsSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });

/** The same for every call: CloudFormation would delete a resource whose id changes. */
const PHYSICAL_RESOURCE_ID = 'database-schema';

/**
 * Custom resource of the CDK provider framework: migrates the databases of the Region's server. Deleting the resource
 * leaves them as they are.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when the server cannot be reached by TLS with a certificate of its own name, or the migration fails
 */
export async function handler(event: unknown): Promise<MigrateDatabaseResult> {
  const environment = migrateDatabaseEnvironmentSchema.parse(process.env);
  const request = migrateDatabaseEventSchema.parse(event);
  if (request.RequestType === 'Delete') return { PhysicalResourceId: PHYSICAL_RESOURCE_ID };

  const secrets = new SecretsManagerClient();
  const readSecret = async (arn: string): Promise<RoleCredentials> => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
    return credentialsSchema.parse(JSON.parse(SecretString ?? '{}'));
  };
  const { username, password } = await readSecret(environment.ADMINISTRATOR_SECRET_ARN);
  const { DATABASE_HOST: host, DATABASE_PORT: port } = environment;
  const connect = async (database: string): Promise<Client> => {
    const client = new Client({
      host,
      port,
      database,
      user: username,
      password,
      // Certificates as NODE_EXTRA_CA_CERTS has them; the name in the certificate must be the host's.
      ssl: { rejectUnauthorized: true },
      connectionTimeoutMillis: 10_000,
    });
    await client.connect();
    return client;
  };
  const applied = await migrateDatabases(request.ResourceProperties, {
    connect,
    readSecret,
    migrationsDirectory: join(__dirname, 'migrations'),
  });
  return { PhysicalResourceId: PHYSICAL_RESOURCE_ID, Data: { Applied: applied.join(',') } };
}
