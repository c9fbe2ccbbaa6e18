import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { bucketOfType, destinationOfType } from '../../deploy/storage-destination';
import { stackResources } from '../../deploy/deployed-stacks';
import { outputOf, stackOf } from '../invoke';
import { asAdministrator, type Cast, type Scene } from '../scene';

const contactId = '00000000-0000-4000-8000-000000000001';
const customer = 'Synthetic Customer';
const deliveryTimeout = 30_000;

/** A call arrives: what it leaves behind lands in the Region's own stores, under its own key. */
export const scene: Scene = {
  time: '09:30',
  title: 'a call arrives',
  async play(cast) {
    const { report } = cast;
    await report.step('its recording lands in the Region, under the Region\u2019s key', () =>
      store(cast, 'CALL_RECORDINGS', `${contactId}.wav`, 'synthetic recording'),
    );
    await report.step('its transcript lands in the Region, under the Region\u2019s key', () =>
      store(cast, 'CHAT_TRANSCRIPTS', `${contactId}.json`, '{"transcript":"synthetic"}'),
    );
    await report.step('its contact record reaches the lake of the Region, masked by the deployed function', () =>
      deliver(cast),
    );
  },
};

/**
 * Writes as Amazon Connect does: to the bucket and prefix, under the key that the storage association names. The
 * account's root writes here: the emulator does not know the condition key of a write's KMS key, and would refuse
 * anyone whose policies it judges (see the conformance chapter).
 */
async function store(cast: Cast, resourceType: string, name: string, body: string): Promise<void> {
  const { bucket, prefix, keyArn } = bucketOfType(cast.storage, resourceType);
  const client = new S3Client(cast.emulator.clientSettings(cast.account, cast.region));
  const object = { Bucket: bucket, Key: `${prefix}/${name}` };
  await client.send(
    new PutObjectCommand({ ...object, Body: body, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn }),
  );
  await requireKey(cast, client, object);
}

async function deliver(cast: Cast): Promise<void> {
  const destination = destinationOfType(cast.storage, 'CONTACT_TRACE_RECORDS');
  if (destination.kind !== 'stream') throw new Error('contact records go to no stream');
  const kinesis = new KinesisClient(asAdministrator(cast, cast.region));
  const record = JSON.stringify({
    ContactId: contactId,
    InstanceARN: await outputOf(cast, stackOf(cast.stacks, `${cast.region}-contact-centre`), 'InstanceArn'),
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    // Without identifier: the emulator answers nobody while it waits for the function, and so could hash none.
    Attributes: { nameOfCustomer: customer },
  });
  await kinesis.send(
    new PutRecordCommand({ StreamARN: destination.streamArn, PartitionKey: contactId, Data: Buffer.from(record) }),
  );
  const bucket = await lakeOf(cast);
  // The account's root, which no policy refuses here: nobody else may read what has no label.
  const client = new S3Client(cast.emulator.clientSettings(cast.account, cast.region));
  const end = Date.now() + deliveryTimeout;
  while (Date.now() < end) {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: 'contact-records/' }),
    );
    for (const { Key } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
      const delivered = textOf(bytes);
      if (!delivered.includes(contactId)) continue;
      if (delivered.includes(customer) || !delivered.includes('[masked]')) {
        throw new Error('the name of the customer is in the lake, or nothing stands for it');
      }
      cast.report.line('under which key cannot be seen: the emulator ignores the encryption of buckets and deliveries');
      return;
    }
    await sleep(500);
  }
  throw new Error(`no contact record in the lake after ${deliveryTimeout / 1000} s`);
}

/** The lake's bucket, which the contact centre's delivery streams write to. */
async function lakeOf(cast: Cast): Promise<string> {
  const content = cast.stacks.find(({ id }) => id.endsWith(`${cast.region}-content`));
  if (content === undefined) throw new Error('the jurisdiction has no content stack');
  const resources = await stackResources(cast.emulator, content);
  const [, bucket] = [...resources].find(([id]) => /^ContactRecordLake[0-9A-F]{8}$/.test(id)) ?? [];
  if (bucket === undefined) throw new Error('the content stack has no lake');
  return bucket;
}

/** Delivery compresses with GZIP. */
function textOf(bytes: Buffer): string {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
}

async function requireKey(
  cast: Cast,
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
): Promise<void> {
  const { ServerSideEncryption, SSEKMSKeyId } = await client.send(new HeadObjectCommand(object));
  if (ServerSideEncryption !== 'aws:kms' || SSEKMSKeyId?.split(':')[3] !== cast.region) {
    throw new Error(`${object.Bucket}/${object.Key} is encrypted with ${ServerSideEncryption} ${SSEKMSKeyId}`);
  }
}
