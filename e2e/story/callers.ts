import { GetObjectTaggingCommand, PutObjectCommand, S3Client, type Tag } from '@aws-sdk/client-s3';
import { randomInt, randomUUID } from 'node:crypto';
import { type AssemblyStack } from '../deploy/assembly';
import { bucketOfType } from '../deploy/storage-destination';
import { contacts } from '../doubles/shared/connect-contacts';
import { functionOf, invoke } from './invoke';
import { asAdministrator, type Cast } from './scene';

/** Somebody who has called: the number, and the contact that has ended. */
export interface Caller {
  readonly phone: string;
  readonly contactId: string;
}

/** A number that nobody has called from. */
export const inventedPhone = (): string => `+1514555${randomInt(1_000, 10_000)}`;

/** Who opts out in the morning and is erased in the afternoon, in every jurisdiction. */
export const optedOutPhone = inventedPhone();

/** A caller with a contact that has ended. */
export function callerOf(phone: string): Caller {
  const contactId = randomUUID();
  const startedAt = new Date(Date.now() - 3_600_000);
  const endedAt = new Date(startedAt.getTime() + 60_000);
  const attributes = { note: `called by ${phone}` };
  contacts.set(contactId, { id: contactId, channel: 'VOICE', startedAt, endedAt, address: phone, attributes });
  return { phone, contactId };
}

/** Where the recording of a caller is. */
export function recordingOf(cast: Cast, { contactId }: Caller) {
  const { bucket, prefix, keyArn } = bucketOfType(cast.storage, 'CALL_RECORDINGS');
  return { Bucket: bucket, Key: `${prefix}/${contactId}_20261121T12:00_UTC.wav`, keyArn };
}

/** What the recording of a caller holds. */
export const soundOf = ({ contactId }: Caller): string => `synthetic recording of ${contactId}`;

/**
 * Writes as Amazon Connect does. The account's root writes, as in the scene of the call that arrives.
 *
 * @returns the id of the version
 */
export async function record(cast: Cast, caller: Caller): Promise<string> {
  const { keyArn, ...object } = recordingOf(cast, caller);
  const client = new S3Client(cast.emulator.clientSettings(cast.account, cast.region));
  const { VersionId = '' } = await client.send(
    new PutObjectCommand({
      ...object,
      Body: soundOf(caller),
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
    }),
  );
  return VersionId;
}

/**
 * Has the deployed function label an object. The event of the object comes to the queue and the function, but the emulator
 * leaves the version out of it, without which the function takes none. So it gets the same message once more, with the
 * version.
 *
 * @param stack - of the erasure
 * @returns the label
 */
export async function label(
  cast: Cast,
  stack: AssemblyStack,
  { Bucket, Key }: { readonly Bucket: string; readonly Key: string },
  versionId: string,
): Promise<readonly Tag[]> {
  const detail = { bucket: { name: Bucket }, object: { key: Key, 'version-id': versionId } };
  const name = await functionOf(cast, stack, 'LabellerFunction');
  const result = await invoke(cast, cast.region, name, {
    Records: [{ messageId: randomUUID(), body: JSON.stringify({ detail }) }],
  });
  if (JSON.stringify(result) !== '{"batchItemFailures":[]}') throw new Error(JSON.stringify(result));
  const client = new S3Client(asAdministrator(cast, cast.region));
  const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key }));
  if (TagSet.length === 0) throw new Error(`${Key} has no label`);
  return TagSet;
}

/** Records a caller and has the recording labelled. */
export async function recordLabelled(cast: Cast, stack: AssemblyStack, caller: Caller): Promise<void> {
  const tags = await label(cast, stack, recordingOf(cast, caller), await record(cast, caller));
  cast.report.line(tags.map((tag) => `${tag.Key}=${tag.Value}`).join(' '));
}
