import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';

/** A role of a database on Amazon RDS, which signs in by IAM. */
export interface DatabaseSignIn {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly region: string;
}

/** Credentials as Lambda gives them to a function. */
const credentialsSchema = z.object({
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
});

const VALID_SECONDS = 900;

/**
 * The password with which a role signs in by IAM: a signed request that is never sent, good for 15 minutes. Made without
 * a call, so that the network of the databases needs no way to AWS STS or RDS.
 *
 * @throws ZodError when there are no credentials
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function databaseToken(
  { host, port, user, region }: DatabaseSignIn,
  environment: Readonly<Record<string, string | undefined>>,
  now: Date,
): string {
  const credentials = credentialsSchema.parse(environment);
  const time = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/rds-db/aws4_request`;
  const query = Object.entries({
    Action: 'connect',
    DBUser: user,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.AWS_ACCESS_KEY_ID}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(VALID_SECONDS),
    ...(credentials.AWS_SESSION_TOKEN !== undefined && { 'X-Amz-Security-Token': credentials.AWS_SESSION_TOKEN }),
    'X-Amz-SignedHeaders': 'host',
  })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const request = ['GET', '/', query, `host:${host}:${port}`, '', 'host', sha256('')].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${credentials.AWS_SECRET_ACCESS_KEY}`);
  return `${host}:${port}/?${query}&X-Amz-Signature=${hmac(key, text).toString('hex')}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** As `encodeURIComponent`, and the four characters that it leaves and AWS does not. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
