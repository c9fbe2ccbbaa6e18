import { createHash, createHmac } from 'node:crypto';

export interface PresignedRequest {
  readonly method: string;
  readonly url: string;
  /** Headers that are sent, by their names in lower case; `host` is that of the address. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What is wrong with the signature in an address (Signature Version 4, query parameters), or nothing: computed anew from
 * the request as it is sent.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function presignedProblem({ method, url, headers }: PresignedRequest, secret: string): string | undefined {
  const { pathname, searchParams, host } = new URL(url);
  const parameter = (name: string) => searchParams.get(`X-Amz-${name}`) ?? '';
  const [, date = '', region = '', service = ''] = parameter('Credential').split('/');
  const names = parameter('SignedHeaders').split(';');
  const sent: Readonly<Record<string, string>> = { ...headers, host };
  const missing = names.filter((name) => sent[name] === undefined);
  if (missing.length > 0) return `signed headers are not sent: ${missing.join(', ')}`;
  const unsigned = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !names.includes(name));
  if (unsigned.length > 0) return `headers are sent unsigned: ${unsigned.join(', ')}`;
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const canonical = [
    method,
    pathname,
    query,
    ...names.map((name) => `${name}:${(sent[name] ?? '').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = [date, region, service, 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', parameter('Date'), scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((under, part) => hmac(under, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex') === parameter('Signature') ? undefined : 'the signature does not match';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
