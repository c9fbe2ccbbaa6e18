import { type S3Client } from '@aws-sdk/client-s3';
import { isOptedOut } from '../../lib/domain/consent/consent-version';
import { type DisclosureRequest } from '../../lib/domain/disclosure/disclosure-case';
import {
  type DisclosedData,
  type DisclosedFile,
  type DisclosedUser,
} from '../../lib/domain/disclosure/disclosure-report';
import { type ProcessedCategory } from '../../lib/domain/disclosure/processed-category';
import { concurrently } from '../shared/concurrently';
import { type ConsentRecords } from '../shared/consent/consent-records';
import { type ConnectInstance } from '../shared/erasure/contact-person';
import { searchContacts } from '../shared/erasure/contact-search';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { collectContacts, collectRecords } from './collect-contacts';
import { bytesOf, categoryOf, collectFile, type DisclosurePlace } from './collect-files';
import { heldRows, OwnPlaces } from './own-places';
import { collectUser, type ReadUserData } from './user-data';

export interface CollectMeans {
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

const AT_ONCE = 8;

/**
 * Collects what is held of a subject in the Region: by the register, by a search of Amazon Connect, in the regional
 * database and the consent table. What is somebody else's too, as far as the identifiers of the request say, is held back.
 *
 * @param place where copies of files go; `undefined`: none are made
 */
export async function collect(
  { identifiers, organisationId }: Pick<DisclosureRequest, 'identifiers' | 'organisationId'>,
  place: DisclosurePlace | undefined,
  means: CollectMeans,
): Promise<Collected> {
  const subjects = await Promise.all(identifiers.map((identifier) => means.subjectKeys.of(identifier)));
  const own = new OwnPlaces(subjects, means.subjectKeys);
  const rows = await heldRows(means.register, subjects);

  const contactIds = new Set(rows.flatMap((row) => (row.store === 'contact' ? [row.contactId] : [])));
  for (const { kind, value } of identifiers) {
    if (kind !== 'customer-id') continue;
    for await (const contactId of searchContacts(means.instance, value, means.now())) contactIds.add(contactId);
  }
  const contacts = await collectContacts([...contactIds].sort(), means.instance, own);

  const contactRecords = new Map<string, DisclosedData['contactRecords'][number]>();
  for (const row of rows) {
    if (row.store !== 'lake') continue;
    const file = await bytesOf(means.s3, row.bucket, row.key);
    if (!file) continue;
    // Amazon Connect delivers a record at least once.
    for (const record of await collectRecords(row, file, own)) contactRecords.set(JSON.stringify(record), record);
  }

  const files = await concurrently(rows, AT_ONCE, async (row): Promise<readonly DisclosedFile[]> => {
    const category = row.store === 'object' ? categoryOf(row) : undefined;
    if (row.store !== 'object' || !category || !own.claim(category, row.item, row.subjects)) return [];
    const file = await collectFile(row, category, place, means.s3);
    if (!file) own.release(category, row.item);
    return file ? [file] : [];
  });

  const users: DisclosedUser[] = [];
  for (const identifier of identifiers) {
    if (organisationId === undefined) continue;
    if (identifier.kind === 'identity-subject') {
      const user = await collectUser(organisationId, identifier.value, means.readUserData);
      if (user && (await own.claimBy('user', user.userId, [identifier]))) users.push(user);
      continue;
    }
    // Identifiers can be shared: who is found by one is disclosed when the request names the user, and else held back.
    const { found = [] } = await means.readUserData({ organisationId, identifier });
    for (const { userId, identitySubject: value } of found) {
      await own.claimBy('user', userId, [identifier, { kind: 'identity-subject', value }]);
    }
  }

  const histories = await Promise.all(subjects.map((subject) => means.consents.history(subject, 'sale-or-sharing')));
  for (const { subject, version } of histories.flat()) own.claim('consent', `${subject} ${version}`, [subject]);

  return {
    data: {
      contacts,
      contactRecords: [...contactRecords.values()],
      users,
      choices: histories.flat().map(({ purpose, version, choice, channel, at, requestId, noticeVersion }) => ({
        purpose,
        version,
        choice,
        channel,
        at,
        requestId,
        noticeVersion,
      })),
      files: files.flat(),
    },
    places: own.places(),
    withheld: own.withheld(),
    optedOut: histories.some(isOptedOut),
  };
}
