import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { type ContentLabels, type Label, labelled, labelOf, labelOfObject, saysLabel } from '../../lib/domain/labels';
import { declaredLabel, SUBJECTS_METADATA, subjectsOf } from '../../lib/domain/upload';
import { attributesOf, type ConnectInstance, findContact, identifiersOf } from '../shared/erasure/contact-person';
import { recordSubjects } from '../shared/erasure/record-subjects';
import { isAbsent } from '../shared/erasure/s3-absent';
import { readLakeObject } from '../shared/erasure/lake-records';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { type ObjectCreated } from './contract';

export interface LabelContentMeans {
  readonly s3: S3Client;
  readonly instance: ConnectInstance;
  readonly register: PiiRegister;
  readonly subjectKeys: SubjectKeys;
  /** Label of the objects of every bucket. */
  readonly labels: ContentLabels;
}

/** `absent`: deleted before it was labelled. `unattributed`: labelled, but nobody knows whose it is. */
export type Labelling = 'absent' | 'unattributed' | 'registered';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Folder of the lake whose objects hold contact records. */
const CONTACT_RECORDS = 'contact-records/';

interface Version {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId: string;
}

/**
 * Tags a new object with its label, and registers whose it is. Doing it again is the same.
 *
 * @throws Error for a bucket that has no label: the rule lets events of labelled buckets through only
 */
export async function labelContent({ detail }: ObjectCreated, means: LabelContentMeans): Promise<Labelling> {
  const { bucket, object } = detail;
  const ofBucket = labelOfObject(means.labels, { bucket: bucket.name, key: object.key });
  if (!ofBucket) throw new Error(`bucket ${bucket.name} has no label; deploy the erasure stack again`);
  const version = { Bucket: bucket.name, Key: object.key, VersionId: object['version-id'] };
  const tagged = await tag(version, ofBucket, means);
  if (!tagged) return 'absent';
  if (tagged.label.pii.length === 0) return 'registered';
  return (await registerOf(version, tagged, means)) ? 'registered' : 'unattributed';
}

/** A version that has its label. */
interface Tagged {
  readonly label: Label;
  /** ISO date. */
  readonly createdOn: string;
  /** Keyed hashes of the person whom an application has named. */
  readonly subjects: readonly string[];
}

/** @returns `undefined` when the version is gone */
async function tag(version: Version, ofBucket: Label, { s3 }: LabelContentMeans): Promise<Tagged | undefined> {
  try {
    const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(version));
    const existing = Object.fromEntries(TagSet.map(({ Key = '', Value = '' }) => [Key, Value]));
    const label = declaredLabel(ofBucket, labelOf(existing));
    if (!saysLabel(existing, label)) {
      const TagSet = Object.entries(labelled(existing, label)).map(([Key, Value]) => ({ Key, Value }));
      await s3.send(new PutObjectTaggingCommand({ ...version, Tagging: { TagSet } }));
    }
    // Without a label nobody may read the object, this function neither.
    const { LastModified = new Date(), Metadata = {} } = await s3.send(new HeadObjectCommand(version));
    const createdOn = LastModified.toISOString().slice(0, 10);
    return { label, createdOn, subjects: subjectsOf(Metadata[SUBJECTS_METADATA]) };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** @returns whether it is known whose the object is */
async function registerOf(
  version: Version,
  { label, createdOn, subjects }: Tagged,
  means: LabelContentMeans,
): Promise<boolean> {
  if (label.content === 'contact-record-lake') return registerRecords(version, createdOn, label, means);
  if (label.content !== 'application-file') return registerObject(version, createdOn, label, means);
  if (subjects.length === 0) return false;
  const { Bucket: bucket, Key: key } = version;
  await means.register.add({ store: 'object', category: label.content, bucket, key, createdOn, subjects });
  return true;
}

/** Registers an object under the person of the contact whose id is in its key. */
async function registerObject(
  { Bucket: bucket, Key: key }: Version,
  createdOn: string,
  label: Label,
  means: LabelContentMeans,
): Promise<boolean> {
  for (const contactId of new Set(key.match(uuid))) {
    const contact = await findContact(means.instance, contactId);
    if (!contact) continue;
    const attributes = await attributesOf(means.instance, { Id: contactId, ...contact });
    const subjects = await keysOf(identifiersOf(contact.CustomerEndpoint?.Address, attributes), means);
    if (subjects.length === 0) continue;
    const startedOn = contact.InitiationTimestamp?.toISOString().slice(0, 10) ?? createdOn;
    await Promise.all([
      means.register.add({ store: 'object', category: label.content, bucket, key, createdOn, subjects }),
      means.register.add({ store: 'contact', category: 'contact', contactId, createdOn: startedOn, subjects }),
    ]);
    return true;
  }
  return false;
}

/** Registers the records of a lake object, each under its own person. */
async function registerRecords(
  version: Version,
  createdOn: string,
  label: Label,
  means: LabelContentMeans,
): Promise<boolean> {
  const { Bucket: bucket, Key: key } = version;
  if (!key.startsWith(CONTACT_RECORDS)) return false;
  const { Body } = await means.s3.send(new GetObjectCommand(version));
  const found = new Map<string, { readonly contactIds: Set<string>; readonly subjects: Set<string> }>();
  for (const { contact } of readLakeObject((await Body?.transformToByteArray()) ?? new Uint8Array())) {
    if (!contact) continue;
    const subjects = await recordSubjects(contact, means.subjectKeys);
    if (subjects.length === 0) continue;
    const startedOn = contact.InitiationTimestamp?.slice(0, 10) ?? createdOn;
    const { ContactId: contactId } = contact;
    await means.register.add({ store: 'contact', category: 'contact', contactId, createdOn: startedOn, subjects });
    for (const subject of subjects) {
      const ofSubject = found.get(subject) ?? { contactIds: new Set(), subjects: new Set() };
      found.set(subject, ofSubject);
      ofSubject.contactIds.add(contactId);
      for (const key of subjects) ofSubject.subjects.add(key);
    }
  }
  for (const [subject, { contactIds, subjects }] of found) {
    await means.register.add(
      {
        store: 'lake',
        category: label.content,
        bucket,
        key,
        createdOn,
        subjects: [...subjects],
        contactIds: [...contactIds],
      },
      [subject],
    );
  }
  return found.size > 0;
}

async function keysOf(
  identifiers: readonly SubjectIdentifier[],
  { subjectKeys }: LabelContentMeans,
): Promise<readonly string[]> {
  return [...new Set(await Promise.all(identifiers.map((identifier) => subjectKeys.of(identifier))))];
}
