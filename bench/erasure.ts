/**
 * A subject with many versions of objects: objects erased per second and peak memory of the function that erases, against
 * the plain calls that delete the same versions. `--versions N` (100,000 without), `--versions-per-object N`.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { eraseObjects } from '../lambda/erase-objects/erase';
import { PiiRegister } from '../lambda/shared/erasure/pii-register';
import { type ContentPlace } from '../lib/domain/erasure/object-places';
import { keyOf, type Seed, versionOf } from './erasure-engines';
import { numberFlag, root, seconds } from './measure';

const versions = numberFlag('versions', Number(process.env['ERASURE_VERSIONS'] ?? 100_000));
const perObject = numberFlag('versions-per-object', 10);
const objects = Math.ceil(versions / perObject);

const subject = createHash('sha256').update('somebody').digest('hex');
const place: ContentPlace = { bucket: 'transcripts', region: 'ca-central-1', locked: false };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

const engines = fork(join(root, 'bench', 'erasure-engines.ts'), [], {
  execArgv: ['--import', 'tsx', '--max-old-space-size=8192'],
});
const readySchema = z.object({ endpoint: z.string() });
const leftSchema = z.object({ left: z.number(), erased: z.number() });

async function ask(message: Seed | 'left'): Promise<z.output<typeof leftSchema>> {
  const answered = once(engines, 'message');
  engines.send(message);
  return leftSchema.parse(((await answered) as [unknown])[0]);
}

interface Watched {
  readonly milliseconds: number;
  /** Milliseconds of processor that this process took. */
  readonly processor: number;
  /** Its highest memory, in MB. */
  readonly memory: number;
}

async function watched(work: () => Promise<unknown>): Promise<Watched> {
  let most = 0;
  const before = process.cpuUsage();
  const look = () => (most = Math.max(most, process.memoryUsage.rss()));
  const timer = setInterval(look, 50);
  const start = performance.now();
  await work();
  const milliseconds = performance.now() - start;
  look();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, processor: (user + system) / 1000, memory: Math.round(most / 1_000_000) };
}

const tell = (name: string, { milliseconds, processor, memory }: Watched): void => {
  const rate = (amount: number, time: number) => Math.round(amount / (time / 1000)).toLocaleString('en');
  console.log(
    `  ${name.padEnd(34)} ${seconds(milliseconds).padStart(9)}  ${rate(objects, milliseconds)} objects/s, ${rate(objects * perObject, milliseconds)} versions/s; by processor time ${rate(objects, processor)} objects/s; ${memory} MB`,
  );
};

async function deletePlainly(s3: S3Client): Promise<void> {
  const all = (function* () {
    for (let index = 0; index < objects; index += 1) {
      for (let version = 0; version < perObject; version += 1) {
        yield { Key: keyOf(index), VersionId: versionOf(version) };
      }
    }
  })();
  for (;;) {
    const Objects = [...take(all, 1000)];
    if (Objects.length === 0) return;
    await s3.send(new DeleteObjectsCommand({ Bucket: place.bucket, Delete: { Quiet: true, Objects } }));
  }
}

function* take<T>(all: Iterator<T>, most: number): Generator<T> {
  for (let count = 0; count < most; count += 1) {
    const next = all.next();
    if (next.done === true) return;
    yield next.value;
  }
}

async function main(): Promise<void> {
  const { endpoint } = readySchema.parse(((await once(engines, 'message')) as [unknown])[0]);
  const settings = { region: place.region, credentials, endpoint };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const seed: Seed = { objects, versions: perObject, subject, bucket: place.bucket };
  console.log(
    `a subject with ${(objects * perObject).toLocaleString('en')} versions of ${objects.toLocaleString('en')} objects; stores in another process, without a network`,
  );
  await ask(seed);
  tell('plain DeleteObjects, one at a time', await watched(() => deletePlainly(s3)));
  if ((await ask('left')).left > 0) throw new Error('the plain calls left objects');

  await ask(seed);
  const means = {
    stores: { buckets: [place], clientFor: () => s3 },
    register: new PiiRegister(client, 'register'),
    now: () => new Date('2026-11-21T12:00:00Z'),
  };
  const parts = [...'0123456789abcdef'];
  tell(
    'erase-objects, one part at a time',
    await watched(async () => {
      for (const partition of parts) {
        await eraseObjects({ requestId: randomUUID(), subject, store: 'object', partition }, means);
      }
    }),
  );
  const { left, erased } = await ask('left');
  if (left > 0 || erased < objects) throw new Error(`${left} objects are left, and ${erased} are noted as erased`);
  console.log(
    '  the plain calls neither look for versions nor ask what a law keeps nor note what is gone; the workflow runs 16 parts at once',
  );
}

void main().finally(() => engines.kill());
