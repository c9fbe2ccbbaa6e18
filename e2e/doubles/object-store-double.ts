import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A bucket of the account, by name and Region. */
export interface ListedBucket {
  readonly name: string;
  readonly region: string;
}

/**
 * Amazon S3 as far as an audit needs it: lists buckets page by page, and keeps objects with their entity tags and the
 * conditions of writes. Anything else is answered with 501.
 */
export interface ObjectStoreDouble {
  readonly endpoint: string;
  /** By `/bucket/key`. */
  readonly objects: Map<string, string>;
  /** Calls by method and path. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** @param refuse - an error code for a call, such as `AccessDenied`, or nothing */
export async function startObjectStoreDouble(
  buckets: readonly ListedBucket[],
  refuse: (call: string) => string | undefined = () => undefined,
): Promise<ObjectStoreDouble> {
  const objects = new Map<string, string>();
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://double');
    const call = `${request.method ?? 'GET'} ${decodeURIComponent(url.pathname)}`;
    calls.push(call);
    const code = refuse(call);
    if (code !== undefined) return fail(response, code === 'SlowDown' ? 503 : 403, code);
    if (call === 'GET /') return list(response, url.searchParams, buckets);
    void object(request, response, url.pathname, objects);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function list(response: ServerResponse, query: URLSearchParams, buckets: readonly ListedBucket[]): void {
  const most = Number(query.get('max-buckets') ?? 10_000);
  const from = Number(query.get('continuation-token') ?? 0);
  const page = buckets.slice(from, from + most);
  const more = from + most < buckets.length;
  const items = page.map(
    ({ name, region }) => `<Bucket><Name>${name}</Name><BucketRegion>${region}</BucketRegion></Bucket>`,
  );
  const token = more ? `<ContinuationToken>${from + most}</ContinuationToken>` : '';
  answer(
    response,
    200,
    `<ListAllMyBucketsResult><Buckets>${items.join('')}</Buckets>${token}</ListAllMyBucketsResult>`,
  );
}

async function object(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  objects: Map<string, string>,
): Promise<void> {
  const key = decodeURIComponent(path);
  const kept = objects.get(key);
  switch (request.method ?? 'GET') {
    case 'GET':
      if (kept === undefined) return fail(response, 404, 'NoSuchKey');
      response.writeHead(200, { etag: tagOf(kept), 'content-type': 'application/octet-stream' }).end(kept);
      return;
    case 'PUT': {
      const text = await bodyOf(request);
      const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
      if (noneMatch === '*' && kept !== undefined) return fail(response, 412, 'PreconditionFailed');
      if (match !== undefined && (kept === undefined || tagOf(kept) !== match)) {
        return fail(response, 412, 'PreconditionFailed');
      }
      objects.set(key, text);
      response.writeHead(200, { etag: tagOf(text) }).end();
      return;
    }
    case 'DELETE':
      objects.delete(key);
      response.writeHead(204).end();
      return;
    default:
      fail(response, 501, 'NotImplemented');
  }
}

function fail(response: ServerResponse, status: number, code: string): void {
  answer(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function answer(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
}

function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (!String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return text;
  // Chunks of the SDK's streaming checksums: `<length in hexadecimal>\r\n<data>\r\n`, then trailers.
  const bytes = Buffer.concat(chunks);
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    const length = parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (!(length > 0)) return Buffer.concat(parts).toString('utf8');
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
