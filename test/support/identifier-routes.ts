import * as fc from 'fast-check';
import * as z from 'zod';
import { exchangeToken } from '../../lambda/exchange-token/exchange';
import { readIdentifierSchema } from '../../lambda/read-identifiers/contract';
import { readIdentifiers } from '../../lambda/read-identifiers/read';
import { type TokenVault } from '../../lambda/shared/token-vault';
import { writeIdentifiers } from '../../lambda/write-identifiers/write';
import { type UserIdentifier } from '../../lib/domain/identifiers/user-identifier';
import { type ErasureWorld } from './erasure/erasure-world';

const resource = '/organisations/{organisationId}/identifiers';
const by = (organisationId: string, callerOrganisationId = organisationId) => ({
  authorizer: { organisationId, callerOrganisationId },
});

/** The routes of identifiers and of one-time tokens, as the regional API calls their functions. */
export function identifierRoutes(world: ErasureWorld, oneTimeTokens: TokenVault) {
  return {
    write: (organisationId: string, userId: string, identifiers: readonly unknown[], caller?: string) =>
      writeIdentifiers(
        {
          httpMethod: 'PUT',
          resource,
          queryStringParameters: { userId },
          body: JSON.stringify({ identifiers }),
          requestContext: by(organisationId, caller),
        },
        world,
      ),
    read: (organisationId: string, userId: string, caller?: string) =>
      readIdentifiers(
        { httpMethod: 'GET', resource, queryStringParameters: { userId }, requestContext: by(organisationId, caller) },
        { database: world.database, oneTimeTokens, now: () => new Date() },
      ),
    redeem: (organisationId: string, token: string) =>
      exchangeToken(
        {
          httpMethod: 'POST',
          resource: '/organisations/{organisationId}/tokens/redemption',
          body: JSON.stringify({ token }),
          requestContext: { authorizer: { organisationId } },
        },
        oneTimeTokens,
        world.vault,
        new Date(),
      ),
  };
}

/** What a reading has told. */
export const told = ({ body }: { readonly body: string }) =>
  z.object({ identifiers: z.array(readIdentifierSchema) }).parse(JSON.parse(body)).identifiers;

/** The value that was given for a one-time token. */
export const valueIn = ({ body }: { readonly body: string }) =>
  z.object({ kind: z.literal('identifier'), value: z.string() }).parse(JSON.parse(body)).value;

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
/** Identifiers that cannot be part of anything else by chance. */
export const identifier: fc.Arbitrary<UserIdentifier> = fc.oneof(
  fc.record({ kind: fc.constant('phone' as const), value: digits(11).map((number) => `+${number}`) }),
  fc.record({
    kind: fc.constant('email' as const),
    value: fc.stringMatching(/^[a-z]{8,12}$/).map((name) => `${name}@example.ca`),
  }),
  fc.record({ kind: fc.constant('customer-id' as const), value: fc.stringMatching(/^[A-Z]{3} [é"'\\%_]{2}[A-Z]{4}$/) }),
);
