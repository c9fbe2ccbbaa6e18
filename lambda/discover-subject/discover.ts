import { SearchContactsCommand } from '@aws-sdk/client-connect';
import { type ErasureTask, type PartitionTask } from '../../lib/domain/erasure/erasure-task';
import { isOpen, isToErase, type RegisterRow } from '../../lib/domain/erasure/register-row';
import { CONNECT_CONTACT_RECORD_DAYS } from '../../lib/domain/retention-defaults';
import {
  attributesOf,
  type ConnectInstance,
  CUSTOMER_ID_ATTRIBUTE,
  findContact,
  identifiersOf,
} from '../shared/erasure/contact-person';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { partitionOf, type PiiRegister } from '../shared/erasure/pii-register';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { type DiscoverSubjectResult } from './contract';

export interface DiscoverSubjectMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly subjectKeys: SubjectKeys;
  readonly instance: ConnectInstance;
  readonly now: () => Date;
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** Amazon Connect searches no longer span at once. */
const SEARCHED_DAYS = 56;
const PAGE = 100;

/**
 * Looks for everything of a subject: asks Amazon Connect anew for contacts of a customer id, and reads the register for
 * all the rest. Says what there is to do, in parts.
 */
export async function discoverSubject(
  { requestId }: ErasureTask,
  means: DiscoverSubjectMeans,
): Promise<DiscoverSubjectResult> {
  const { cases, register } = means;
  const erasureCase = await cases.get(requestId);
  if (['closed', 'recorded'].includes(erasureCase.status)) return { open: 0, objects: [], contacts: [], verify: [] };
  await cases.change(erasureCase, { status: 'running', touchedAt: means.now().toISOString() });
  for (const identifier of erasureCase.identifiers ?? []) {
    if (identifier.kind === 'customer-id') await registerContacts(identifier.value, means);
  }
  const asOf = means.now().toISOString().slice(0, 10);
  const toErase = new Map<string, PartitionTask>();
  const toVerify = new Map<string, PartitionTask>();
  let open = 0;
  for (const subject of erasureCase.subjects) {
    for await (const page of register.pages(subject)) {
      for (const row of page.filter((each) => isOpen(each, asOf))) {
        open += 1;
        const task = taskOf(requestId, row);
        const name = `${subject}/${task.store}/${task.partition}`;
        toVerify.set(name, task);
        if (isToErase(row, asOf)) toErase.set(name, task);
      }
    }
  }
  // Rows of users are in a database that has a function of its own.
  const outside = (tasks: Map<string, PartitionTask>) => [...tasks.values()].filter(({ store }) => store !== 'user');
  return {
    open,
    objects: outside(toErase).filter(({ store }) => store !== 'contact'),
    contacts: outside(toErase).filter(({ store }) => store === 'contact'),
    verify: outside(toVerify),
  };
}

function taskOf(requestId: string, row: RegisterRow): PartitionTask {
  return { requestId, subject: row.subject, store: row.store, partition: partitionOf(row) };
}

/** Contacts whose attribute says the customer, in all the time that Amazon Connect keeps them. */
async function registerContacts(customerId: string, means: DiscoverSubjectMeans): Promise<void> {
  const { client, instanceId } = means.instance;
  const end = means.now().getTime();
  for (let day = 0; day < CONNECT_CONTACT_RECORD_DAYS; day += SEARCHED_DAYS) {
    const span = Math.min(SEARCHED_DAYS, CONNECT_CONTACT_RECORD_DAYS - day);
    let NextToken: string | undefined;
    do {
      const found = await client.send(
        new SearchContactsCommand({
          InstanceId: instanceId,
          TimeRange: {
            Type: 'INITIATION_TIMESTAMP',
            StartTime: new Date(end - (day + span) * MILLISECONDS_PER_DAY),
            EndTime: new Date(end - day * MILLISECONDS_PER_DAY),
          },
          SearchCriteria: {
            SearchableContactAttributes: { Criteria: [{ Key: CUSTOMER_ID_ATTRIBUTE, Values: [customerId] }] },
          },
          MaxResults: PAGE,
          NextToken,
        }),
      );
      for (const { Id } of found.Contacts ?? []) if (Id !== undefined) await registerContact(Id, customerId, means);
      NextToken = found.NextToken;
    } while (NextToken !== undefined);
  }
}

/** A search can be late: what counts is what the contact says now. */
async function registerContact(contactId: string, customerId: string, means: DiscoverSubjectMeans): Promise<void> {
  const contact = await findContact(means.instance, contactId);
  if (!contact) return;
  const attributes = await attributesOf(means.instance, { Id: contactId, ...contact });
  if (attributes[CUSTOMER_ID_ATTRIBUTE] !== customerId) return;
  const identifiers = identifiersOf(contact.CustomerEndpoint?.Address, attributes);
  await means.register.add({
    store: 'contact',
    category: 'contact',
    contactId,
    createdOn: (contact.InitiationTimestamp ?? means.now()).toISOString().slice(0, 10),
    subjects: [...new Set(await Promise.all(identifiers.map((identifier) => means.subjectKeys.of(identifier))))],
  });
}
