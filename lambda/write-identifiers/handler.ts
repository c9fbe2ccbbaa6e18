import { KMSClient } from '@aws-sdk/client-kms';
import { applicationDatabase } from '../shared/application-database';
import { SubjectKeys } from '../shared/erasure/subject-keys';
import { IdentifierVault } from '../shared/identifiers/identifier-vault';
import { type OrganisationDatabase } from '../shared/organisation-database';
import { vaultClient } from '../shared/token-vault';
import {
  writeIdentifiersEnvironmentSchema,
  writeIdentifiersEventSchema,
  type WriteIdentifiersAnswer,
} from './contract';
import { writeIdentifiers } from './write';

let database: OrganisationDatabase | undefined;

/**
 * Identifiers of a user, for the regional API.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when a store cannot be asked
 */
export async function handler(event: unknown): Promise<WriteIdentifiersAnswer> {
  const request = writeIdentifiersEventSchema.parse(event);
  const environment = writeIdentifiersEnvironmentSchema.parse(process.env);
  database ??= applicationDatabase(environment, process.env);
  return writeIdentifiers(request, {
    database,
    vault: new IdentifierVault(vaultClient(), environment.IDENTIFIER_TABLE_NAME),
    // Remembers identifiers, and so ends with the request.
    subjectKeys: new SubjectKeys(new KMSClient({}), environment.SUBJECT_KEY_ID),
  });
}
