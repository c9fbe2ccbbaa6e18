import { type VaultEntry } from '../../lib/domain/payments/vault-entry';
import { type IdentifierVault } from '../shared/identifiers/identifier-vault';
import { type TokenVault } from '../shared/token-vault';
import {
  type ExchangeTokenAnswer,
  type ExchangeTokenEvent,
  issueRequestSchema,
  LONGEST_SECONDS,
  redemptionRequestSchema,
} from './contract';

/**
 * Gives a one-time token for an identifier, or what a token stands for, once. Both within the organisation for which the
 * authoriser decided.
 *
 * @param identifiers what tokens in the database stand for
 * @throws Error when a vault cannot be asked
 */
export async function exchangeToken(
  { resource, body, requestContext }: ExchangeTokenEvent,
  vault: TokenVault,
  identifiers: Pick<IdentifierVault, 'get'>,
  now: Date,
): Promise<ExchangeTokenAnswer> {
  const { organisationId } = requestContext.authorizer;
  if (resource === '/organisations/{organisationId}/tokens') {
    const request = issueRequestSchema.safeParse(body ?? '');
    if (!request.success) {
      return answer(400, {
        message: `send a value of 1 to 2048 characters, which is no card number, and seconds from 1 to ${LONGEST_SECONDS}`,
      });
    }
    const { value, seconds } = request.data;
    const expiresAt = new Date(now.getTime() + seconds * 1_000);
    const issued = await vault.issue(organisationId, { kind: 'identifier', value }, expiresAt);
    return answer(201, { token: issued.token, expiresAt: issued.expiresAt.toISOString() });
  }
  const request = redemptionRequestSchema.safeParse(body ?? '');
  if (!request.success) return answer(400, { message: 'send a token' });
  const entry = await vault.redeem(organisationId, request.data.token, now);
  const told = entry?.kind === 'held-identifier' ? await held(organisationId, entry.value, identifiers) : entry;
  return told ? answer(200, told) : answer(404, { message: 'there is no such token' });
}

/** What the vault of identifiers has now: nothing of who was erased since the token was issued. */
async function held(
  organisationId: string,
  place: string,
  identifiers: Pick<IdentifierVault, 'get'>,
): Promise<VaultEntry | undefined> {
  const [userId = '', token = ''] = place.split('/');
  const identifier = await identifiers.get({ organisationId, userId }, token);
  return identifier && { kind: 'identifier', value: identifier.value };
}

function answer(statusCode: ExchangeTokenAnswer['statusCode'], body: object): ExchangeTokenAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
