import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { databaseToken } from '../../../lambda/shared/database-token';

const signIn = {
  host: 'db.example.ca-central-1.rds.amazonaws.com',
  port: 5432,
  user: 'application',
  region: 'ca-central-1',
};
const environment = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: "a+b/c=='!(*)",
};
const now = new Date('2026-11-21T12:34:56.789Z');

/** SHA-256 or HMAC-SHA-256, in the form that the signer wants. */
class Digest {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | Uint8Array) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }

  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

/** The signer that the AWS SDK itself uses, which Jest finds beside the SDK. */
interface Signer {
  readonly SignatureV4: new (options: object) => {
    presign(request: object, options: object): Promise<{ readonly query: Readonly<Record<string, string>> }>;
  };
}

test('is the token that the signer of the AWS SDK makes', async () => {
  const { SignatureV4 } = jest.requireActual<Signer>('@smithy/signature-v4');
  const signer = new SignatureV4({
    service: 'rds-db',
    region: signIn.region,
    sha256: Digest,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
      sessionToken: environment.AWS_SESSION_TOKEN,
    },
  });
  const { query } = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname: signIn.host,
      port: signIn.port,
      path: '/',
      headers: { host: `${signIn.host}:${signIn.port}` },
      query: { Action: 'connect', DBUser: signIn.user },
    },
    { signingDate: now, expiresIn: 900 },
  );
  const token = new URL(`https://${databaseToken(signIn, environment, now)}`);
  expect(token.host).toBe(`${signIn.host}:${signIn.port}`);
  expect(Object.fromEntries(token.searchParams)).toEqual(query);
});

test('is refused without credentials, and says none of them', () => {
  expect(() => databaseToken(signIn, { AWS_SECRET_ACCESS_KEY: 'secret' }, now)).toThrow('AWS_ACCESS_KEY_ID');
  expect(() => databaseToken(signIn, { AWS_SECRET_ACCESS_KEY: 'secret' }, now)).not.toThrow('"secret"');
});
