import { FetchError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { issuerOf } from '../../lambda/authorise-request/verify-token';

/** Members of a header or a payload; `undefined` leaves one out. */
export type Members = Readonly<Record<string, unknown>>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const CLIENT_ID = '4example23client';

/** A user pool's issuer with a key pair of its own, which really signs. */
export class TokenIssuer {
  readonly issuer: string;
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;

  constructor(
    readonly region: string,
    readonly userPoolId = `${region}_Example1`,
  ) {
    this.issuer = issuerOf(userPoolId);
    this.kid = `key-of-${region}`;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  /** Does not say for which algorithm the key is: who verifies must know. */
  get jwks(): object {
    return { keys: [{ ...this.publicKey.export({ format: 'jwk' }), kid: this.kid, use: 'sig' }] };
  }

  /** A signed token of exactly these members, on top of a header that is good. */
  sign(payload: Members, header: Members = {}): string {
    const signed = `${encode({ alg: 'RS256', kid: this.kid, ...header })}.${encode(payload)}`;
    const digest = header['alg'] === 'RS512' ? 'sha512' : 'sha256';
    return `${signed}.${sign(digest, Buffer.from(signed), this.#privateKey).toString('base64url')}`;
  }

  /** The claims of a good access token. */
  claims(organisationId: string, changes: Members = {}): Members {
    const now = Math.floor(Date.now() / 1000);
    return {
      sub: '5e0c2c1e-8a64-4b7e-9d55-3c2b1a0987aa',
      iss: this.issuer,
      client_id: CLIENT_ID,
      token_use: 'access',
      scope:
        'openid organisation/organisation.read organisation/profile.read organisation/users.read organisation/consent.write organisation/files.write',
      iat: now - 10,
      exp: now + 300,
      jti: '5e0c2c1e-8a64-4b7e-9d55-3c2b1a0987bb',
      organisation_id: organisationId,
      home_region: this.region,
      roles: ['administrator'],
      ...changes,
    };
  }

  /** A token as the pool issues it. */
  token(organisationId: string, changes: Members = {}, header: Members = {}): string {
    return this.sign(this.claims(organisationId, changes), header);
  }
}

/** The keys of these issuers, and of nobody else: there is no network. */
export function keysOf(issuers: readonly TokenIssuer[], fetched: string[] = []): SimpleJwksCache {
  return new SimpleJwksCache({
    fetcher: {
      fetch: (uri) => {
        fetched.push(uri);
        const found = issuers.find(({ issuer }) => uri === `${issuer}/.well-known/jwks.json`);
        if (!found) return Promise.reject(new FetchError(uri, 'nobody is there'));
        const bytes = new TextEncoder().encode(JSON.stringify(found.jwks));
        return Promise.resolve(bytes.buffer);
      },
    },
  });
}
