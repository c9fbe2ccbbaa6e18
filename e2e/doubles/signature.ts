import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';

export interface SignedRequest {
  readonly method: string;
  /** As on the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Who may call, and for which Region and service a signature must be made. */
export interface SignatureScope {
  /**
   * The one access key that may call. @default - the root of any emulated account, whose access key is the account's
   * number; and temporary keys, whose secret only the emulator knows: of those Region and service are judged
   */
  readonly accessKeyId?: string;
  readonly secretAccessKey: string;
  /** One Region, or all those of which the double keeps what there is. */
  readonly region: string | readonly string[];
  readonly service: string;
}

/**
 * What is wrong with the Signature Version 4 of a request, or nothing. A signature for another Region is refused, as
 * by AWS: it is the reason that a client of one Region gets nothing from another.
 */
export function signatureProblem(request: SignedRequest, scope: SignatureScope): string | undefined {
  const authorization = request.headers.authorization ?? '';
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (parts === null) return 'the request is not signed';
  const [, key = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] = parts;
  const isTemporary = scope.accessKeyId === undefined && key.startsWith('ASIA');
  if (scope.accessKeyId === undefined ? !isTemporary && !/^\d{12}$/.test(key) : key !== scope.accessKeyId) {
    return 'the access key is unknown';
  }
  if (![scope.region].flat().includes(region)) return `Credential should be scoped to a valid region, not '${region}'`;
  if (service !== scope.service) return `Credential should be scoped to correct service: '${scope.service}'`;
  if (isTemporary) return undefined;
  const expected = sign(
    { date, region, service, secret: scope.secretAccessKey },
    canonicalRequest(request, signedHeaders.split(';')),
    String(request.headers['x-amz-date']),
  );
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? undefined : 'the signature does not match';
}

/** The access key of a signed request, and the Region that it was signed for. */
export function signerOf({ headers }: SignedRequest): { readonly accessKeyId: string; readonly region: string } {
  const [, accessKeyId = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  return { accessKeyId, region };
}

function canonicalRequest({ method, url, headers, body }: SignedRequest, signedHeaders: readonly string[]): string {
  const { pathname, searchParams } = new URL(url, 'http://double');
  const query = [...searchParams]
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .sort()
    .join('&');
  const lines = signedHeaders.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  );
  // Every service but Amazon S3 signs the path encoded twice.
  const path = pathname.split('/').map(percentEncoded).join('/');
  return [method, path, query, lines.join(''), signedHeaders.join(';'), sha256(body)].join('\n');
}

function sign(
  scope: { readonly date: string; readonly region: string; readonly service: string; readonly secret: string },
  canonical: string,
  time: string,
): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${scope.secret}`,
  );
  const credentialScope = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  return hmac(key, ['AWS4-HMAC-SHA256', time, credentialScope, sha256(canonical)].join('\n')).toString('hex');
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
