import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { type StoredCase } from '../../test/support/erasure/cases-double';
import { type AssemblyStack } from '../deploy/assembly';
import { lakes } from '../doubles/shared/athena';
import { cases } from '../doubles/shared/connect-cases';
import { profiles } from '../doubles/shared/customer-profiles';
import { type Caller, label } from './callers';
import { environmentOf, functionOf, hasFunction, invoke, outputOf, stackOf } from './invoke';
import { type Cast } from './scene';

/** What there is of callers besides their contacts and recordings. */
export interface AroundCallers {
  /**
   * Keys of two objects of the lake with a record of each caller: one is labelled and so registered, of the other only the
   * lake itself tells.
   */
  readonly lakeKeys: readonly string[];
  /** Profile and case of each, by contact; none where the jurisdiction has no Customer Profiles and Cases. */
  readonly connected: ReadonlyMap<string, { readonly profileId: string; readonly caseId: string }>;
}

const lakeSchema = z.looseObject({
  WORKGROUP: z.string(),
  DATABASE: z.string(),
  LAKE_BUCKET: z.string(),
  RESULT_BUCKET: z.string(),
});
const casesSchema = z.looseObject({ PROFILES_DOMAIN_ARN: z.string(), INSTANCE_ARN: z.string() });

/** The account's root, whom the emulator refuses nothing. */
const rootOf = ({ emulator, account, region }: Cast): S3Client =>
  new S3Client(emulator.clientSettings(account, region));

const lakeOf = async (cast: Cast, erasure: AssemblyStack) =>
  lakeSchema.parse(await environmentOf(cast, await functionOf(cast, erasure, 'ErasureLakeFunction')));

/** Lets the double of Amazon Athena read the lake that is deployed, and write where its workgroup does. */
export async function openLake(cast: Cast, erasure: AssemblyStack): Promise<void> {
  const { WORKGROUP: workGroup, DATABASE: database, LAKE_BUCKET, RESULT_BUCKET } = await lakeOf(cast, erasure);
  const client = rootOf(cast);
  const keysIn = async (Bucket: string, Prefix: string): Promise<readonly string[]> => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  };
  lakes.set(cast.region, {
    workGroup,
    database,
    lake: LAKE_BUCKET,
    results: RESULT_BUCKET,
    read: async () =>
      Promise.all(
        (await keysIn(LAKE_BUCKET, 'contact-records/')).map(async (key) => ({
          key,
          body: await bytesOf(client, LAKE_BUCKET, key),
        })),
      ),
    write: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket: RESULT_BUCKET, Key, Body }));
    },
    isWritten: async (key) => (await keysIn(RESULT_BUCKET, key)).includes(key),
  });
}

/** An object of the lake. The emulator's Data Firehose compresses nothing, of which AWS's makes gzip. */
async function bytesOf(client: S3Client, Bucket: string, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? bytes : gzipSync(bytes);
}

/** Gives every caller a contact record in the lake, and a profile and a case where there are any. */
export async function surround(cast: Cast, erasure: AssemblyStack, callers: readonly Caller[]): Promise<AroundCallers> {
  const { LAKE_BUCKET: Bucket } = await lakeOf(cast, erasure);
  const lines = await maskedRecords(cast, callers);
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const [registered, unregistered] = [
    `contact-records/${day}/${randomUUID()}.gz`,
    `contact-records/${day}/${randomUUID()}.gz`,
  ];
  const object = { Bucket, Body: gzipSync(lines.join('')) };
  const client = rootOf(cast);
  const { VersionId = '' } = await client.send(new PutObjectCommand({ ...object, Key: registered }));
  const tags = await label(cast, erasure, { Bucket, Key: registered }, VersionId);
  // Nobody reads what has no label.
  const Tagging = new URLSearchParams(
    tags.map(({ Key = '', Value = '' }): [string, string] => [Key, Value]),
  ).toString();
  await client.send(new PutObjectCommand({ ...object, Key: unregistered, Tagging }));
  const lakeKeys = [registered, unregistered];
  const connected = new Map<string, { profileId: string; caseId: string }>();
  if (!hasFunction(erasure, 'ErasureStoresCases')) return { lakeKeys, connected };
  const environment = await environmentOf(cast, await functionOf(cast, erasure, 'ErasureStoresCases'));
  const { PROFILES_DOMAIN_ARN, INSTANCE_ARN } = casesSchema.parse(environment);
  for (const { phone, contactId } of callers) {
    const [profileId, caseId] = [randomUUID(), randomUUID()];
    profiles.set(profileId, { keys: { _phone: [phone] }, objects: { CTR: [`${contactId} of ${phone}`] } });
    const customer = `${PROFILES_DOMAIN_ARN}/profiles/${profileId}`;
    const contactArn = `${INSTANCE_ARN}/contact/${contactId}`;
    cases.set(caseId, { title: `Complaint of ${phone}`, customer, items: [contactItem(contactArn)] });
    connected.set(contactId, { profileId, caseId });
  }
  return { lakeKeys, connected };
}

const contactItem = (contactArn: string): StoredCase['items'][number] => ({
  id: randomUUID(),
  type: 'Contact',
  content: { contact: { contactArn, channel: 'VOICE', connectedToSystemTime: '2026-10-01T12:00:00Z' } },
});

const maskedSchema = z.object({ records: z.array(z.object({ result: z.literal('Ok'), data: z.base64() })) });

/**
 * Contact records as they come to the lake: masked by the deployed function, identifiers by their keyed hash. It is called
 * without Amazon Data Firehose, which the emulator stops for everybody while it calls a function that needs AWS KMS.
 */
async function maskedRecords(cast: Cast, callers: readonly Caller[]): Promise<readonly string[]> {
  const centre = stackOf(cast.stacks, `${cast.region}-contact-centre`);
  const InstanceARN = await outputOf(cast, centre, 'InstanceArn');
  const records = callers.map(({ phone, contactId }) => {
    const CustomerEndpoint = { Address: phone, Type: 'TELEPHONE_NUMBER' };
    const record = { ContactId: contactId, InstanceARN, Channel: 'VOICE', CustomerEndpoint };
    return { recordId: contactId, data: Buffer.from(JSON.stringify(record)).toString('base64') };
  });
  const name = await functionOf(cast, centre, 'ContactCentreMaskingFunction');
  const masked = maskedSchema.parse(await invoke(cast, cast.region, name, { records }));
  const lines = masked.records.map(({ data }) => Buffer.from(data, 'base64').toString());
  if (lines.some((line, index) => line.includes(callers[index]?.phone ?? '') || !line.includes('hmac-sha256:'))) {
    throw new Error('a record has the number, or no hash of it');
  }
  return lines;
}

/** @throws Error unless everything of the caller is gone, and everything of the other one as it was */
export async function requireOnlyOther(
  cast: Cast,
  erasure: AssemblyStack,
  { lakeKeys, connected }: AroundCallers,
  [caller, other]: readonly [Caller, Caller],
): Promise<void> {
  const { LAKE_BUCKET } = await lakeOf(cast, erasure);
  for (const key of lakeKeys) {
    const text = gunzipSync(await bytesOf(rootOf(cast), LAKE_BUCKET, key)).toString();
    if (text.includes(caller.contactId) || !text.includes(other.contactId)) throw new Error(`${key} holds ${text}`);
  }
  for (const [contactId, { profileId, caseId }] of connected) {
    const wanted = contactId === other.contactId;
    if (profiles.has(profileId) !== wanted) throw new Error(`a profile is ${wanted ? 'gone' : 'left'}`);
    if (cases.has(caseId) !== wanted) throw new Error(`a case is ${wanted ? 'gone' : 'left'}`);
  }
}
