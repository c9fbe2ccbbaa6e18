import { type ErasureTask, type PartitionTask } from '../../lib/domain/erasure/erasure-task';
import { isOpen, isPartitioned, isToErase, type RegisterRow } from '../../lib/domain/erasure/register-row';
import { CUSTOMER_ID } from '../../lib/domain/masking/contact-record-fields';
import { attributesOf, type ConnectInstance, findContact, identifiersOf } from '../shared/erasure/contact-person';
import { searchContacts } from '../shared/erasure/contact-search';
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
    if (identifier.kind !== 'customer-id') continue;
    const contacts = searchContacts(means.instance, identifier.value, means.now());
    for await (const contactId of contacts) await registerContact(contactId, identifier.value, means);
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
  const inParts = (tasks: Map<string, PartitionTask>) =>
    [...tasks.values()].filter(({ store }) => isPartitioned(store));
  return {
    open,
    objects: inParts(toErase).filter(({ store }) => store !== 'contact'),
    contacts: inParts(toErase).filter(({ store }) => store === 'contact'),
    verify: inParts(toVerify),
  };
}

function taskOf(requestId: string, row: RegisterRow): PartitionTask {
  return { requestId, subject: row.subject, store: row.store, partition: partitionOf(row) };
}

/** A search can be late: what counts is what the contact says now. */
async function registerContact(contactId: string, customerId: string, means: DiscoverSubjectMeans): Promise<void> {
  const contact = await findContact(means.instance, contactId);
  if (!contact) return;
  const attributes = await attributesOf(means.instance, { Id: contactId, ...contact });
  if (attributes[CUSTOMER_ID] !== customerId) return;
  const identifiers = identifiersOf(contact.CustomerEndpoint?.Address, attributes);
  await means.register.add({
    store: 'contact',
    category: 'contact',
    contactId,
    createdOn: (contact.InitiationTimestamp ?? means.now()).toISOString().slice(0, 10),
    subjects: [...new Set(await Promise.all(identifiers.map((identifier) => means.subjectKeys.of(identifier))))],
  });
}
