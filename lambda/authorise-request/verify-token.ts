import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';
import { FetchError } from 'aws-jwt-verify/error';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { type TokenClaims } from '../../lib/domain/organisations/authorise';
import { CONNECT_USER_HASH } from '../../lib/domain/organisations/connect-user-hash';
import { tokenClaims } from '../../lib/domain/organisations/token-claims';

/** The token proves nothing. The message is for the log and repeats nothing of the token. */
export class TokenInvalid extends Error {
  override readonly name = 'TokenInvalid';
}

/** What is needed of an access token. */
const payloadSchema = z.object({
  iss: z.string(),
  token_use: z.string(),
  client_id: z.string(),
  sub: z.string().check(z.minLength(1)),
  iat: z.int(),
  exp: z.int(),
  scope: z._default(z.string(), ''),
  [tokenClaims.organisation]: z.string(),
  [tokenClaims.homeRegion]: z.string(),
  [tokenClaims.roles]: z.array(z.string()),
  [tokenClaims.connectUser]: z.optional(z.string().check(z.regex(CONNECT_USER_HASH))),
});

/** A caller whose token is genuine. What he may do is another question (`authorise`). */
export interface Caller {
  readonly subject: string;
  /** Whom Amazon Connect knows the caller as (`connectUserHash`). */
  readonly connectUser?: string;
  readonly claims: TokenClaims;
}

export interface VerifierOptions {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Where the issuer's keys are kept. @default - fetched from the issuer, in its Region */
  readonly jwksCache?: JwksCache;
}

/** The issuer of a Region's user pool. */
export function issuerOf(userPoolId: string): string {
  const [region = ''] = userPoolId.split('_');
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/**
 * Verifies signatures by the keys of one issuer: RS256, of a key that the issuer publishes, for one app client.
 *
 * @returns a function that throws TokenInvalid, or Error when the issuer's keys cannot be fetched
 */
export function tokenVerifier({
  userPoolId,
  clientId,
  jwksCache,
}: VerifierOptions): (token: string) => Promise<Caller> {
  const issuer = issuerOf(userPoolId);
  const verifier = JwtVerifier.create(
    {
      issuer,
      // Access tokens of Amazon Cognito have a client instead of an audience. It is compared below.
      audience: null,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      customJwtCheck: ({ header }) => {
        // What Amazon Cognito signs with. No other algorithm is worth the risk of confusing keys.
        if (header.alg !== 'RS256') throw new TokenInvalid('algorithm');
        if ('crit' in header) throw new TokenInvalid('critical header');
      },
    },
    { jwksCache: jwksCache ?? new SimpleJwksCache() },
  );
  return async (token) => {
    const payload = payloadSchema.safeParse(await genuine(verifier.verify(token)));
    if (!payload.success) throw new TokenInvalid('claims');
    const { iss, token_use, client_id, sub, iat, exp, scope, ...claims } = payload.data;
    if (client_id !== clientId) throw new TokenInvalid('client');
    return {
      subject: sub,
      connectUser: claims[tokenClaims.connectUser],
      claims: {
        issuer: iss,
        use: token_use,
        issuedAt: new Date(iat * 1000),
        expiresAt: new Date(exp * 1000),
        organisationId: claims[tokenClaims.organisation],
        homeRegion: claims[tokenClaims.homeRegion],
        roles: claims[tokenClaims.roles],
        scopes: scope.split(' '),
      },
    };
  };
}

/** The library's messages can repeat the token, its names of errors do not. */
async function genuine(verified: Promise<unknown>): Promise<unknown> {
  try {
    return await verified;
  } catch (error) {
    if (error instanceof TokenInvalid) throw error;
    if (error instanceof FetchError) throw new Error('the keys of the issuer cannot be fetched');
    throw new TokenInvalid(error instanceof Error ? error.constructor.name : 'unknown');
  }
}
