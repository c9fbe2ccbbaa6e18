import { type S3Client } from '@aws-sdk/client-s3';
import { isOptedOut } from '../../lib/domain/consent/consent-version';
import { type DisclosureRequest } from '../../lib/domain/disclosure/disclosure-case';
import {
  type DisclosedData,
  disclosedFileSchema,
  type DisclosedUser,
} from '../../lib/domain/disclosure/disclosure-report';
import { type ProcessedCategory } from '../../lib/domain/disclosure/processed-category';
import { type RegisterRow } from '../../lib/domain/erasure/register-row';
import { type ConsentRecords } from '../shared/consent/consent-records';
import { type ConnectInstance } from '../shared/erasure/contact-person';
import { searchContacts } from '../shared/erasure/contact-search';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { collectContact, collectRecords, foundContactSchema, foundRecordsSchema } from './collect-contacts';
import { bytesOf, categoryOf, collectFile, type DisclosurePlace, type FileToCollect } from './collect-files';
import { collectSurroundings, type Surroundings } from './collect-surroundings';
import { heldRows, OwnPlaces } from './own-places';
import { type Progress } from './progress';
import { collectUser, type ReadUserData } from './user-data';

export interface CollectMeans {
  readonly surroundings: Surroundings;
  readonly register: PiiRegister;
  readonly subjectKeys: SubjectKeys;
  readonly instance: ConnectInstance;
  readonly consents: ConsentRecords;
  /** S3 of the own Region. Second copies are the same data. */
  readonly s3: S3Client;
  readonly readUserData: ReadUserData;
  readonly now: () => Date;
}

/** What was found of a subject, and what was held back. */
export interface Collected {
  readonly data: DisclosedData;
  readonly places: ReadonlyMap<ProcessedCategory, number>;
  readonly withheld: ReadonlyMap<ProcessedCategory, number>;
  readonly optedOut: boolean;
}

type Request = Pick<DisclosureRequest, 'organisationId'> & Required<Pick<DisclosureRequest, 'identifiers'>>;

const AT_ONCE = 8;
/** Amazon Connect takes few requests of a kind in a second; the SDK waits and tries again. */
const CONTACTS_AT_ONCE = 4;

/**
 * Collects what is held of a subject in the Region: by the register, by searches of Amazon Connect, its profiles and cases,
 * in the regional database and the consent table. What is somebody else's too, as far as the identifiers of the request
 * say, is held back.
 *
 * @param place where copies of files go; `undefined`: none are made
 * @throws Unfinished when the time of the invocation is over before everything was looked at
 */
export async function collect(
  request: Request,
  place: DisclosurePlace | undefined,
  progress: Progress,
  means: CollectMeans,
): Promise<Collected> {
  const { identifiers } = request;
  const subjects = await Promise.all(identifiers.map((identifier) => means.subjectKeys.of(identifier)));
  const own = new OwnPlaces(subjects, means.subjectKeys);
  const rows = await heldRows(means.register, subjects);

  const contacts = await ownContacts(rows, request, own, progress, means);
  const contactRecords = await ownRecords(rows, own, progress, means);
  const {
    profiles,
    cases,
    files: filesOfCases,
  } = await collectSurroundings(
    { identifiers, contactIds: contacts.map(({ contactId }) => contactId) },
    own,
    progress,
    means.surroundings,
  );

  const wanted = new Map<string, FileToCollect>();
  for (const row of rows) {
    const category = row.store === 'object' ? categoryOf(row) : undefined;
    if (row.store !== 'object' || !category || !own.claim(category, row.item, row.subjects)) continue;
    wanted.set(`${row.bucket}/${row.key}`, { ...row, category, place: row.item });
  }
  for (const { bucket, key, createdOn } of filesOfCases) {
    const at = `${bucket}/${key}`;
    if (!wanted.has(at) && own.claim('attachment', at, subjects)) {
      wanted.set(at, { bucket, key, createdOn, category: 'attachment', place: at });
    }
  }
  const files = await progress.each({
    kind: 'file',
    items: [...wanted.values()],
    key: ({ bucket, key }) => `${bucket}/${key}`,
    atOnce: AT_ONCE,
    schema: disclosedFileSchema,
    look: (file) => collectFile(file, place, means.s3),
  });
  for (const [index, { category, place: gone }] of [...wanted.values()].entries()) {
    if (!files[index]) own.release(category, gone);
  }

  const users = await ownUsers(request, own, means);
  const histories = await Promise.all(subjects.map((subject) => means.consents.history(subject, 'sale-or-sharing')));
  for (const { subject, version } of histories.flat()) own.claim('consent', `${subject} ${version}`, [subject]);

  return {
    data: {
      contacts,
      contactRecords,
      users,
      profiles,
      cases,
      choices: histories.flat().map(({ purpose, version, choice, channel, at, requestId, noticeVersion }) => ({
        purpose,
        version,
        choice,
        channel,
        at,
        requestId,
        noticeVersion,
      })),
      files: files.flatMap((file) => file ?? []),
    },
    places: own.places(),
    withheld: own.withheld(),
    optedOut: histories.some(isOptedOut),
  };
}

/** Contacts that the register knows, and those that a search by customer id finds. */
async function ownContacts(
  rows: readonly RegisterRow[],
  { identifiers }: Request,
  own: OwnPlaces,
  progress: Progress,
  { instance, now }: CollectMeans,
): Promise<DisclosedData['contacts']> {
  const ids = new Set(rows.flatMap((row) => (row.store === 'contact' ? [row.contactId] : [])));
  for (const { kind, value } of identifiers) {
    if (kind !== 'customer-id') continue;
    for await (const contactId of searchContacts(instance, value, now())) ids.add(contactId);
  }
  const contactIds = [...ids].sort();
  const found = await progress.each({
    kind: 'contact',
    items: contactIds,
    key: (contactId) => contactId,
    atOnce: CONTACTS_AT_ONCE,
    schema: foundContactSchema,
    look: (contactId) => collectContact(contactId, instance, own),
  });
  return contactIds.flatMap((contactId, index) => {
    const { under = [], contact } = found[index] ?? {};
    return own.claim('contact', contactId, under) && contact ? [contact] : [];
  });
}

/** Contact records of the lake. Amazon Connect delivers a record at least once. */
async function ownRecords(
  rows: readonly RegisterRow[],
  own: OwnPlaces,
  progress: Progress,
  { s3 }: CollectMeans,
): Promise<DisclosedData['contactRecords']> {
  const found = await progress.each({
    kind: 'lake',
    items: rows.flatMap((row) => (row.store === 'lake' ? [row] : [])),
    key: ({ item, contactIds }) => JSON.stringify([item, contactIds]),
    atOnce: 1,
    schema: foundRecordsSchema,
    look: async (row) => {
      const file = await bytesOf(s3, row.bucket, row.key);
      return file && collectRecords(row, file, own);
    },
  });
  const records = new Map<string, DisclosedData['contactRecords'][number]>();
  for (const { place, under, record } of found.flatMap((each) => each ?? [])) {
    if (own.claim('contact-record-lake', place, under) && record) records.set(JSON.stringify(record), record);
  }
  return [...records.values()];
}

async function ownUsers(
  { identifiers, organisationId }: Request,
  own: OwnPlaces,
  { readUserData }: CollectMeans,
): Promise<readonly DisclosedUser[]> {
  const users: DisclosedUser[] = [];
  for (const identifier of identifiers) {
    if (organisationId === undefined) continue;
    if (identifier.kind === 'identity-subject') {
      const user = await collectUser(organisationId, identifier.value, readUserData);
      if (user && own.claim('user', user.userId, await own.keysOf([identifier]))) users.push(user);
      continue;
    }
    // Identifiers can be shared: who is found by one is disclosed when the request names the user, and else held back.
    const { found = [] } = await readUserData({ organisationId, identifier });
    for (const { userId, identitySubject: value } of found) {
      own.claim('user', userId, await own.keysOf([identifier, { kind: 'identity-subject', value }]));
    }
  }
  return users;
}
