import * as z from 'zod';
import { type OrganisationDatabase } from '../shared/organisation-database';
import { sql } from '../shared/sql';
import { type TokenVault } from '../shared/token-vault';
import {
  ONE_TIME_SECONDS,
  type ReadIdentifier,
  type ReadIdentifiersAnswer,
  type ReadIdentifiersEvent,
} from './contract';

export interface ReadIdentifiersMeans {
  readonly database: Pick<OrganisationDatabase, 'forOrganisation'>;
  readonly oneTimeTokens: Pick<TokenVault, 'issue'>;
  readonly now: () => Date;
}

interface IdentifierRow {
  readonly user_id: string;
  readonly kind: string | null;
  readonly token: string | null;
}

/**
 * Which identifiers a user has, each as a one-time token that is redeemed for the value. What the one-time token stands for
 * is looked up when it is redeemed, so that it is worth nothing after an erasure.
 *
 * @throws Error when a store cannot be asked
 */
export async function readIdentifiers(
  event: ReadIdentifiersEvent,
  { database, oneTimeTokens, now }: ReadIdentifiersMeans,
): Promise<ReadIdentifiersAnswer> {
  const { organisationId, callerOrganisationId } = event.requestContext.authorizer;
  // No grant lets an organisation read identifiers of another one's users.
  if (organisationId !== callerOrganisationId) {
    return answer(403, { message: 'identifiers are of the own organisation only' });
  }
  const userId = z.guid().safeParse(event.queryStringParameters?.userId);
  const rows = userId.success
    ? await database.forOrganisation(organisationId, (transaction) =>
        transaction.query<IdentifierRow>(sql`
          SELECT u.id AS user_id, i.kind, i.token FROM organisation.users u
          LEFT JOIN organisation.user_identifiers i ON i.organisation_id = u.organisation_id AND i.user_id = u.id
          WHERE u.id = ${userId.data} ORDER BY i.kind, i.token`),
      )
    : [];
  if (rows.length === 0) return answer(404, { message: 'there is no such user' });
  const expiry = new Date(now().getTime() + ONE_TIME_SECONDS * 1_000);
  const identifiers: ReadIdentifier[] = [];
  for (const { user_id, kind, token } of rows) {
    if (kind === null || token === null) continue;
    const issued = await oneTimeTokens.issue(
      organisationId,
      { kind: 'held-identifier', value: `${user_id}/${token}` },
      expiry,
    );
    identifiers.push({ kind, token: issued.token, expiresAt: issued.expiresAt.toISOString() });
  }
  return answer(200, { identifiers });
}

function answer(statusCode: ReadIdentifiersAnswer['statusCode'], body: object): ReadIdentifiersAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
