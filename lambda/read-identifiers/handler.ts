import { applicationDatabase } from '../shared/application-database';
import { type OrganisationDatabase } from '../shared/organisation-database';
import { TokenVault, vaultClient } from '../shared/token-vault';
import { readIdentifiersEnvironmentSchema, readIdentifiersEventSchema, type ReadIdentifiersAnswer } from './contract';
import { readIdentifiers } from './read';

let database: OrganisationDatabase | undefined;

/**
 * Which identifiers a user has, as one-time tokens, for the regional API.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when a store cannot be asked
 */
export async function handler(event: unknown): Promise<ReadIdentifiersAnswer> {
  const request = readIdentifiersEventSchema.parse(event);
  const environment = readIdentifiersEnvironmentSchema.parse(process.env);
  database ??= applicationDatabase(environment, process.env);
  return readIdentifiers(request, {
    database,
    oneTimeTokens: new TokenVault(vaultClient(), environment.TOKEN_TABLE_NAME),
    now: () => new Date(),
  });
}
