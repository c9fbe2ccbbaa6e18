import { createHash, createHmac } from 'node:crypto';

/** Credentials of the function's role, as Lambda sets them in the environment. */
export interface RoleSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface DatabaseLogin {
  readonly region: string;
  readonly host: string;
  readonly port: number;
  /** Role of the database. */
  readonly user: string;
}

/** Seconds for which a connection can be opened with a token; it lives on afterwards. */
const LIFETIME_SECONDS = 900;

/**
 * The password of a role that logs in by IAM: a presigned request (Signature Version 4) that is never sent. Made here,
 * because the function's network has no way to any AWS API and needs none.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 */
export function databaseSignInToken(login: DatabaseLogin, session: RoleSession, now: Date): string {
  const { region, host, port, user } = login;
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = time.slice(0, 8);
  const scope = [date, region, 'rds-db', 'aws4_request'].join('/');
  const parameters: Record<string, string> = {
    Action: 'connect',
    DBUser: user,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${session.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(LIFETIME_SECONDS),
    ...(session.sessionToken !== undefined && { 'X-Amz-Security-Token': session.sessionToken }),
    'X-Amz-SignedHeaders': 'host',
  };
  const query = Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const canonical = ['GET', '/', query, `host:${host}:${port}\n`, 'host', sha256('')].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [date, region, 'rds-db', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${session.secretAccessKey}`);
  return `${host}:${port}/?${query}&X-Amz-Signature=${hmac(key, toSign).toString('hex')}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/** As Signature Version 4 has it: everything but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
