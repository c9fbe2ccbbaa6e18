/**
 * What DynamoDB and S3 answer to the erasure of objects, from memory and by an index, in a process of its own: neither the
 * time nor the memory of an engine is to be measured. It knows no more than these calls; the tests have engines.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import * as z from 'zod';

/** What the parent asks for: objects of so many versions each, held under a subject. */
export interface Seed {
  readonly objects: number;
  readonly versions: number;
  readonly subject: string;
  readonly bucket: string;
}

export const keyOf = (index: number): string => `chat-transcripts/2026/${String(index).padStart(9, '0')}.json`;
export const versionOf = (index: number): string => `version-${index}`;

/** Rows on a page of DynamoDB, which gives 1 MB. */
const PAGE = 2000;

type Attribute = Readonly<Record<string, string | readonly string[]>>;
type Row = Record<string, Attribute>;

const objects = new Map<string, Set<string>>();
const rows = new Map<string, Row>();
/** Items by partition of the register, in their order. */
const partitions = new Map<string, string[]>();

function seed({ objects: count, versions, subject, bucket }: Seed): void {
  objects.clear();
  rows.clear();
  partitions.clear();
  const ids = Array.from({ length: versions }, (_, index) => versionOf(index));
  for (let index = 0; index < count; index += 1) {
    const key = keyOf(index);
    objects.set(key, new Set(ids));
    const hash = createHash('sha256')
      .update(JSON.stringify([bucket, key]))
      .digest('hex');
    const prefix = `object#${hash.slice(0, 1)}#`;
    const item = `${prefix}${hash}`;
    const texts = { subject, item, bucket, key, store: 'object', category: 'transcript', createdOn: '2026-01-01' };
    rows.set(item, {
      ...Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])),
      subjects: { SS: [subject] },
      state: { S: 'held' },
    });
    partitions.set(prefix, [...(partitions.get(prefix) ?? []), item]);
  }
  for (const items of partitions.values()) items.sort();
}

const querySchema = z.object({
  ExpressionAttributeValues: z.object({ ':prefix': z.object({ S: z.string() }) }),
  ExclusiveStartKey: z.object({ item: z.object({ S: z.string() }) }).optional(),
});
const updateSchema = z.object({
  Key: z.object({ item: z.object({ S: z.string() }) }),
  ExpressionAttributeValues: z.record(z.string(), z.record(z.string(), z.string())),
});

const transactionSchema = z.object({ TransactItems: z.array(z.object({ Update: updateSchema })) });

function dynamoDb(operation: string, body: string): object {
  if (operation === 'Query') {
    const { ExpressionAttributeValues, ExclusiveStartKey } = querySchema.parse(JSON.parse(body));
    const items = partitions.get(ExpressionAttributeValues[':prefix'].S) ?? [];
    const from = ExclusiveStartKey ? items.indexOf(ExclusiveStartKey.item.S) + 1 : 0;
    const page = items.slice(from, from + PAGE);
    const last = rows.get(page.at(-1) ?? '');
    return {
      Items: page.map((item) => rows.get(item)),
      ...(from + PAGE < items.length && last && { LastEvaluatedKey: { subject: last['subject'], item: last['item'] } }),
    };
  }
  if (operation !== 'TransactWriteItems') throw new Error(`nobody answers ${operation}`);
  for (const { Update } of transactionSchema.parse(JSON.parse(body)).TransactItems) {
    const row = rows.get(Update.Key.item.S);
    for (const [name, value] of Object.entries(Update.ExpressionAttributeValues)) if (row) row[name.slice(1)] = value;
  }
  return {};
}

function s3(method: string, prefix: string, body: string): string {
  if (method === 'GET') {
    const versions = [...(objects.get(prefix) ?? [])].map(
      (id) =>
        `<Version><Key>${prefix}</Key><VersionId>${id}</VersionId><IsLatest>false</IsLatest><LastModified>2026-01-01T00:00:00Z</LastModified><StorageClass>STANDARD</StorageClass></Version>`,
    );
    return `<ListVersionsResult><IsTruncated>false</IsTruncated>${versions.join('')}</ListVersionsResult>`;
  }
  for (const [, key = '', versionId = ''] of body.matchAll(
    /<Object><Key>(.*?)<\/Key><VersionId>(.*?)<\/VersionId><\/Object>/g,
  )) {
    const versions = objects.get(key);
    versions?.delete(versionId);
    if (versions?.size === 0) objects.delete(key);
  }
  return '<DeleteResult></DeleteResult>';
}

async function serve(): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const target = request.headers['x-amz-target'];
      const { searchParams } = new URL(request.url ?? '/', 'http://s3');
      response.end(
        typeof target === 'string'
          ? JSON.stringify(dynamoDb(target.split('.')[1] ?? '', body))
          : s3(request.method ?? '', searchParams.get('prefix') ?? '', body),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', (message: Seed | 'left') => {
    if (message !== 'left') seed(message);
    const erased = [...rows.values()].filter(({ state }) => state?.['S'] === 'erased').length;
    process.send?.({ left: objects.size, erased });
  });
  process.send?.({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

if (process.send) void serve();
