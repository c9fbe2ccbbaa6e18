import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { requireLoopback } from '../../../e2e/loopback';
import { elements, escape, tagging, text } from './s3-xml';
import { etagOf, isArchived, type StoredVersion } from './stored-version';

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

class S3Error extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

/**
 * Amazon S3 as far as the erasure uses it, over HTTP in its own protocol (REST with XML): versioned buckets, delete
 * markers, locks in governance mode, legal holds, storage classes that cannot be read, tags, conditional writes, pages,
 * and batches of which a part fails. A call that it does not know is answered with 501.
 */
export class S3Double {
  /** Versions of every bucket, the newest of a key first. */
  readonly buckets = new Map<string, StoredVersion[]>();
  /** Where copies of new versions go, at once and under the same id; deletions of versions stay where they are. */
  readonly replicas = new Map<string, string>();
  /** How many keys of the next batches are refused with an internal error. */
  refusals = 0;
  /** Versions on a page of a list. */
  pageSize = 1000;
  #clock = Date.parse('2026-01-01T00:00:00Z');
  #server = createServer((request, response) => void this.serve(request, response));
  endpoint = '';

  static async start(): Promise<S3Double> {
    const double = new S3Double();
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', resolve));
    const address = double.#server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    double.endpoint = requireLoopback('the double of s3', `http://127.0.0.1:${port}`).origin;
    return double;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Adds a version, as somebody who writes does. */
  put(bucket: string, key: string, body: Buffer, more: Partial<StoredVersion> = {}): StoredVersion {
    return this.add(bucket, { key, body, ...more });
  }

  /** Deletes as somebody who names no version does: a marker hides the object. */
  hide(bucket: string, key: string): void {
    this.add(bucket, { key });
  }

  versions(bucket: string): StoredVersion[] {
    const versions = this.buckets.get(bucket);
    if (!versions) throw new S3Error('NoSuchBucket', 404);
    return versions;
  }

  private add(bucket: string, version: Partial<StoredVersion> & Pick<StoredVersion, 'key'>): StoredVersion {
    const added = {
      versionId: randomUUID(),
      modifiedAt: new Date((this.#clock += 1000)),
      storageClass: 'STANDARD',
      headers: {},
      tags: {},
      ...version,
    };
    this.versions(bucket).unshift(added);
    const replica = this.replicas.get(bucket);
    if (replica !== undefined) this.versions(replica).unshift({ ...added });
    return added;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://s3');
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const key = rest.map(decodeURIComponent).join('/');
    const { method = 'GET', headers } = request;
    let answer: Answer;
    try {
      answer = this.answer({ method, bucket, key, query: url.searchParams, headers, body: Buffer.concat(chunks) });
    } catch (error) {
      const { code, status, headers: more } = error instanceof S3Error ? error : new S3Error('InternalError', 500);
      answer = { status, headers: more, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
    }
    const body = method === 'HEAD' ? undefined : answer.body;
    response.writeHead(answer.status, { 'content-type': 'application/xml', ...answer.headers }).end(body);
  }

  private answer(request: S3Request): Answer {
    const { method, key, query } = request;
    const call = [
      method,
      key === '' ? 'bucket' : 'object',
      ...['versions', 'delete', 'tagging', 'retention', 'legal-hold', 'restore'].filter((name) => query.has(name)),
    ].join(' ');
    switch (call) {
      case 'GET bucket versions':
        return this.list(request);
      case 'POST bucket delete':
        return this.deleteBatch(request);
      case 'PUT object':
        return this.putObject(request);
      case 'GET object':
      case 'HEAD object':
        return this.getObject(request);
      case 'GET object retention': {
        const { lockedUntil } = this.find(request);
        if (!lockedUntil) throw new S3Error('NoSuchObjectLockConfiguration', 404);
        const until = `<RetainUntilDate>${lockedUntil.toISOString()}</RetainUntilDate>`;
        return { status: 200, body: `<Retention><Mode>GOVERNANCE</Mode>${until}</Retention>` };
      }
      case 'GET object legal-hold': {
        if (!this.find(request).legalHold) throw new S3Error('NoSuchObjectLockConfiguration', 404);
        return { status: 200, body: '<LegalHold><Status>ON</Status></LegalHold>' };
      }
      case 'POST object restore':
        return this.restore(request);
      case 'GET object tagging':
        return { status: 200, body: tagging(this.find(request).tags) };
      case 'PUT object tagging':
        this.find(request).tags = Object.fromEntries(
          elements('Tag', request.body.toString()).map((tag) => [text('Key', tag), text('Value', tag)]),
        );
        return { status: 200 };
      default:
        throw new S3Error('NotImplemented', 501);
    }
  }

  private find({ bucket, key, query }: S3Request): StoredVersion & { readonly body: Buffer } {
    const versionId = query.get('versionId');
    const ofKey = this.versions(bucket).filter((version) => version.key === key);
    const found = versionId === null ? ofKey[0] : ofKey.find((version) => version.versionId === versionId);
    if (!found) throw new S3Error(versionId === null ? 'NoSuchKey' : 'NoSuchVersion', 404);
    if (!found.body) {
      throw versionId === null
        ? new S3Error('NoSuchKey', 404, { 'x-amz-delete-marker': 'true' })
        : new S3Error('MethodNotAllowed', 405, { 'x-amz-delete-marker': 'true' });
    }
    return found as StoredVersion & { readonly body: Buffer };
  }

  private getObject(request: S3Request): Answer {
    const version = this.find(request);
    if (request.method === 'GET' && isArchived(version) && version.restoration !== 'done') {
      throw new S3Error('InvalidObjectState', 403);
    }
    return {
      status: 200,
      body: version.body,
      headers: {
        ...version.headers,
        etag: etagOf(version.body),
        'content-length': String(version.body.length),
        'x-amz-storage-class': version.storageClass,
        'last-modified': version.modifiedAt.toUTCString(),
        'x-amz-version-id': version.versionId,
      },
    };
  }

  /** CopyObject: under its own tags, as with `TaggingDirective: REPLACE`. */
  private copyObject({ bucket, key, headers }: S3Request, from: string): Answer {
    const [source = '', ...rest] = from.split('/');
    const query = new URLSearchParams();
    const copied = this.find({
      method: 'GET',
      bucket: source,
      key: decodeURIComponent(rest.join('/')),
      query,
      headers,
      body: Buffer.alloc(0),
    });
    this.put(bucket, key, copied.body, { headers: copied.headers });
    return { status: 200, body: `<CopyObjectResult><ETag>${escape(etagOf(copied.body))}</ETag></CopyObjectResult>` };
  }

  private restore(request: S3Request): Answer {
    const version = this.find(request);
    if (!isArchived(version)) throw new S3Error('InvalidObjectState', 403);
    if (version.restoration === 'requested') throw new S3Error('RestoreAlreadyInProgress', 409);
    version.restoration ??= 'requested';
    return { status: 202 };
  }

  private putObject(request: S3Request): Answer {
    const { bucket, key, headers, body } = request;
    const from = headers['x-amz-copy-source'];
    if (typeof from === 'string') return this.copyObject(request, from);
    if (headers['content-encoding']?.includes('aws-chunked')) throw new S3Error('NotImplemented', 501);
    const [current] = this.versions(bucket).filter((version) => version.key === key);
    if (headers['if-none-match'] === '*' && current?.body) throw new S3Error('PreconditionFailed', 412);
    const wanted = headers['if-match'];
    if (wanted !== undefined && (!current?.body || etagOf(current.body) !== wanted)) {
      throw new S3Error(current?.body ? 'PreconditionFailed' : 'NoSuchKey', current?.body ? 412 : 404);
    }
    const tags = new URLSearchParams(String(headers['x-amz-tagging'] ?? ''));
    const own = Object.keys(headers).filter((name) => name.startsWith('x-amz-meta-'));
    const kept = ['content-type', 'content-encoding', ...own].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const added = this.put(bucket, key, body, { tags: Object.fromEntries(tags), headers: Object.fromEntries(kept) });
    return { status: 200, headers: { etag: etagOf(body), 'x-amz-version-id': added.versionId } };
  }

  private list({ bucket, query }: S3Request): Answer {
    const prefix = query.get('prefix') ?? '';
    const all = this.versions(bucket)
      .filter(({ key }) => key.startsWith(prefix))
      .map((version, index) => ({ version, index }))
      .sort((a, b) => (a.version.key < b.version.key ? -1 : a.version.key > b.version.key ? 1 : a.index - b.index))
      .map(({ version }) => version);
    const after = query.get('version-id-marker');
    const from = after === null ? 0 : all.findIndex(({ versionId }) => versionId === after) + 1;
    const most = Math.min(this.pageSize, Number(query.get('max-keys') ?? this.pageSize));
    const page = all.slice(from, from + most);
    const last = page.at(-1);
    const isTruncated = from + page.length < all.length;
    const entries = page.map((version) => {
      const { key, versionId, modifiedAt, body, storageClass } = version;
      const isLatest = all.find((other) => other.key === key) === version;
      const name = body ? 'Version' : 'DeleteMarker';
      return (
        `<${name}><Key>${escape(key)}</Key><VersionId>${versionId}</VersionId><IsLatest>${isLatest}</IsLatest>` +
        `<LastModified>${modifiedAt.toISOString()}</LastModified><Size>${body?.length ?? 0}</Size><StorageClass>${storageClass}</StorageClass></${name}>`
      );
    });
    const next = isTruncated
      ? `<NextKeyMarker>${escape(last?.key ?? '')}</NextKeyMarker><NextVersionIdMarker>${last?.versionId}</NextVersionIdMarker>`
      : '';
    const body = `<IsTruncated>${isTruncated}</IsTruncated>${next}${entries.join('')}`;
    return { status: 200, body: `<ListVersionsResult>${body}</ListVersionsResult>` };
  }

  private deleteBatch({ bucket, body }: S3Request): Answer {
    const versions = this.versions(bucket);
    const errors = elements('Object', body.toString()).flatMap((object) => {
      const [key, versionId] = [text('Key', object), text('VersionId', object)];
      const refuse = (code: string) => [`<Error><Key>${escape(key)}</Key><Code>${code}</Code></Error>`];
      if (this.refusals > 0) {
        this.refusals -= 1;
        return refuse('InternalError');
      }
      if (versionId === '') {
        this.hide(bucket, key);
        return [];
      }
      const at = versions.findIndex((version) => version.key === key && version.versionId === versionId);
      const found = versions[at];
      if (!found) return [];
      // Nobody here has the permission to bypass governance.
      if (found.legalHold || (found.lockedUntil && found.lockedUntil > new Date())) return refuse('AccessDenied');
      versions.splice(at, 1);
      return [];
    });
    return { status: 200, body: `<DeleteResult>${errors.join('')}</DeleteResult>` };
  }
}
