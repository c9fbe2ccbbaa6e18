import * as z from 'zod';
import { tokenOf } from '../shared/identifiers/identifier-tokens';
import {
  type HeldIdentifier,
  type IdentifierHolder,
  type IdentifierVault,
} from '../shared/identifiers/identifier-vault';
import { type OrganisationDatabase, type OrganisationTransaction } from '../shared/organisation-database';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { sql } from '../shared/sql';
import { type WriteIdentifiersAnswer, type WriteIdentifiersEvent, writeIdentifiersRequestSchema } from './contract';

export interface WriteIdentifiersMeans {
  readonly database: Pick<OrganisationDatabase, 'forOrganisation'>;
  readonly vault: Pick<IdentifierVault, 'put' | 'tokensOf' | 'remove'>;
  readonly subjectKeys: Pick<SubjectKeys, 'mac'>;
}

/**
 * Makes the identifiers of a user those of the request: values into the vault, tokens into the database. Again is the
 * same as once, also after a crash anywhere.
 *
 * @throws Error when a store cannot be asked; it names no identifier
 */
export async function writeIdentifiers(
  event: WriteIdentifiersEvent,
  means: WriteIdentifiersMeans,
): Promise<WriteIdentifiersAnswer> {
  const { organisationId, callerOrganisationId } = event.requestContext.authorizer;
  // No grant lets an organisation write identifiers of another one's users.
  if (organisationId !== callerOrganisationId) {
    return answer(403, { message: 'identifiers are of the own organisation only' });
  }
  const request = writeIdentifiersRequestSchema.safeParse(event.body ?? '');
  if (!request.success) {
    // Paths and rules alone: values are identifiers of people.
    const problems = request.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
    return answer(400, { message: problems.join('; ') });
  }
  const userId = z.guid().safeParse(event.queryStringParameters?.userId);
  const held = await Promise.all(
    request.data.identifiers.map(async (identifier): Promise<[string, HeldIdentifier]> => {
      const token = await tokenOf(means.subjectKeys, organisationId, identifier);
      return [token, { token, identifier }];
    }),
  );
  const identifiers = [...new Map(held).values()];
  const isWritten = userId.success && (await write({ organisationId, userId: userId.data }, identifiers, means));
  return isWritten
    ? answer(200, { identifiers: identifiers.length })
    : answer(404, { message: 'there is no such user' });
}

/** @returns whether there is such a user */
async function write(
  holder: IdentifierHolder,
  identifiers: readonly HeldIdentifier[],
  { database, vault }: WriteIdentifiersMeans,
): Promise<boolean> {
  const { organisationId, userId } = holder;
  const isUser = await database.forOrganisation(organisationId, async (transaction) => {
    if (!(await lockUser(userId, transaction))) return false;
    // The vault first: a token in the database always stands for something.
    for (const each of identifiers) await vault.put(holder, each);
    const [tokens, kinds] = [identifiers.map(({ token }) => token), identifiers.map((each) => each.identifier.kind)];
    await transaction.query(sql`
      DELETE FROM organisation.user_identifiers WHERE user_id = ${userId} AND token <> ALL (${tokens}::text[])`);
    await transaction.query(sql`
      INSERT INTO organisation.user_identifiers (organisation_id, user_id, kind, token)
      SELECT ${organisationId}::uuid, ${userId}::uuid, kind, token FROM unnest(${kinds}::text[], ${tokens}::text[]) AS i (kind, token)
      ON CONFLICT (organisation_id, user_id, token) DO NOTHING`);
    return true;
  });
  if (!isUser) return false;
  // In a transaction of its own: what is removed is what nothing that was committed names.
  await database.forOrganisation(organisationId, async (transaction) => {
    await lockUser(userId, transaction);
    const rows = await transaction.query<{ token: string }>(
      sql`SELECT token FROM organisation.user_identifiers WHERE user_id = ${userId}`,
    );
    const named = new Set(rows.map(({ token }) => token));
    for (const token of await vault.tokensOf(holder)) if (!named.has(token)) await vault.remove(holder, token);
  });
  return true;
}

/** Keeps others from writing or erasing this user's identifiers until the end of the transaction. */
async function lockUser(userId: string, transaction: OrganisationTransaction): Promise<boolean> {
  const rows = await transaction.query(sql`SELECT id FROM organisation.users WHERE id = ${userId} FOR NO KEY UPDATE`);
  return rows.length > 0;
}

function answer(statusCode: WriteIdentifiersAnswer['statusCode'], body: object): WriteIdentifiersAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
