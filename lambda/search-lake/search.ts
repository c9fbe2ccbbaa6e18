import { GetObjectCommand } from '@aws-sdk/client-s3';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ErasureTask } from '../../lib/domain/erasure/erasure-task';
import { hashedText } from '../../lib/domain/erasure/subject-identifier';
import { addDays } from '../../lib/domain/iso-date';
import { CUSTOMER_ID } from '../../lib/domain/masking/contact-record-fields';
import { subjectKeyIn } from '../../lib/domain/masking/hashed-identifier';
import { identifiersOf } from '../shared/erasure/contact-person';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type ContactRecord, readLakeObject } from '../shared/erasure/lake-records';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { isAbsent } from '../shared/erasure/s3-absent';
import { type SearchLakeResult } from './contract';
import { lakeQuery } from './lake-query';
import { type QueryMeans, runQuery } from './run-query';

export interface SearchLakeMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly query: QueryMeans;
  readonly table: string;
  readonly lake: { readonly bucket: string; readonly region: string; readonly days: number };
  readonly now: () => Date;
}

/** Ids of contacts that one query asks for. */
const IDS_AT_ONCE = 2000;

/**
 * Asks the lake itself for records of a subject, so that those are found which the register does not know: by identifier,
 * by keyed hash where records are masked, and by the ids of contacts that the register knows.
 */
export async function searchLake({ requestId }: ErasureTask, means: SearchLakeMeans): Promise<SearchLakeResult> {
  const { cases, lake, now } = means;
  const erasureCase = await cases.get(requestId);
  if (erasureCase.status === 'closed') return { objects: 0 };
  const to = now().toISOString().slice(0, 10);
  const contactIds = await knownContacts(erasureCase, means);
  const { subjects, identifiers = [] } = erasureCase;
  // What is older than the lake is kept has ended; the day before that may still be there.
  const range = { from: addDays(to, -lake.days - 1), to };
  const paths = new Set<string>();
  for (let at = 0; at === 0 || at < contactIds.length; at += IDS_AT_ONCE) {
    const person = at === 0 ? { identifiers, subjects } : { identifiers: [], subjects: [] };
    const query = lakeQuery(means.table, { ...range, ...person, contactIds: contactIds.slice(at, at + IDS_AT_ONCE) });
    for (const path of await runQuery(query, means.query)) paths.add(path);
  }
  let objects = 0;
  for (const path of paths) {
    if (await registerObject(path, { erasureCase, contactIds: new Set(contactIds) }, means)) objects += 1;
  }
  return { objects };
}

async function knownContacts({ subjects }: ErasureCase, { register }: SearchLakeMeans): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const subject of subjects) {
    for await (const page of register.pages(subject, { store: 'contact' })) {
      for (const row of page) if (row.store === 'contact') ids.add(row.contactId);
    }
  }
  return [...ids];
}

interface Subject {
  readonly erasureCase: ErasureCase;
  readonly contactIds: ReadonlySet<string>;
}

/** Reads an object that was found, and registers what really is the subject's. */
async function registerObject(path: string, subject: Subject, means: SearchLakeMeans): Promise<boolean> {
  const { lake, register } = means;
  const start = `s3://${lake.bucket}/`;
  if (!path.startsWith(start)) throw new Error('Athena found an object outside the lake; check the table of the lake');
  const { contactIds: known } = subject;
  const { subjects } = subject.erasureCase;
  const key = path.slice(start.length);
  const object = await read(key, means);
  if (!object) return false;
  const contactIds = new Set<string>();
  for (const { contact } of readLakeObject(object.bytes)) {
    if (!contact) continue;
    if (isAbout(contact, subject.erasureCase)) {
      contactIds.add(contact.ContactId);
      if (known.has(contact.ContactId)) continue;
      const createdOn = contact.InitiationTimestamp?.slice(0, 10) ?? object.createdOn;
      const { ContactId: contactId } = contact;
      await register.add({ store: 'contact', category: 'contact', contactId, createdOn, subjects });
    } else if (known.has(contact.ContactId)) contactIds.add(contact.ContactId);
  }
  if (contactIds.size === 0) return false;
  await register.add(
    {
      store: 'lake',
      category: 'contact-record-lake',
      bucket: lake.bucket,
      key,
      createdOn: object.createdOn,
      subjects,
      contactIds: [...contactIds],
    },
    // Under one identifier: an object is rewritten by one function only.
    subjects.slice(0, 1),
  );
  return true;
}

/** @returns nothing when the object was erased since the query */
async function read(
  Key: string,
  { lake, query, now }: SearchLakeMeans,
): Promise<{ readonly bytes: Uint8Array; readonly createdOn: string } | undefined> {
  try {
    const { Body, LastModified = now() } = await query.stores
      .clientFor(lake.region)
      .send(new GetObjectCommand({ Bucket: lake.bucket, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, createdOn: LastModified.toISOString().slice(0, 10) };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Whether a record names the person: by an identifier, or by the keyed hash that stands for it. */
function isAbout(
  { CustomerEndpoint, Attributes }: ContactRecord,
  { identifiers = [], subjects }: ErasureCase,
): boolean {
  const address = CustomerEndpoint?.Address ?? undefined;
  const attributes = Attributes ?? {};
  const masked = [address, attributes[CUSTOMER_ID]].map((text) => subjectKeyIn(text ?? ''));
  if (masked.some((hash) => hash !== undefined && subjects.includes(hash))) return true;
  const wanted = identifiers.map(hashedText);
  return identifiersOf(address, attributes).some((identifier) => wanted.includes(hashedText(identifier)));
}
