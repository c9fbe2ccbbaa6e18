import {
  type Contact,
  type ContactField,
  DeleteContactDataCommand,
  DeleteContactEvaluationCommand,
  ResourceNotFoundException,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { isToErase, type ContactRow } from '../../lib/domain/erasure/register-row';
import { addDays } from '../../lib/domain/iso-date';
import { attributesOf, type ConnectInstance, evaluationsOf, findContact } from '../shared/erasure/contact-person';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type RowChange } from '../shared/erasure/register-updates';
import { type EraseContactsEvent, type EraseContactsResult } from './contract';

export interface EraseContactsMeans {
  readonly instance: ConnectInstance;
  readonly register: PiiRegister;
  readonly now: () => Date;
}

/**
 * Takes what Amazon Connect knows of the customer out of the contacts of a part of the register: user-defined attributes
 * become blank, evaluations are deleted, then the customer's endpoint and, of mails, recipients and subject for good. The
 * contact itself stays, without the person, until Amazon Connect ends it after 24 months. Doing it again is the same.
 */
export async function eraseContacts(part: EraseContactsEvent, means: EraseContactsMeans): Promise<EraseContactsResult> {
  const asOf = means.now().toISOString().slice(0, 10);
  const counts = { erased: 0, kept: 0 };
  for await (const page of means.register.pages(part.subject, part)) {
    for (const row of page) {
      if (row.store !== 'contact' || !isToErase(row, asOf)) continue;
      const change = await eraseContact(row, asOf, means);
      await means.register.mark(row, change);
      counts[change.state === 'kept' ? 'kept' : 'erased'] += 1;
    }
  }
  return counts;
}

async function eraseContact(row: ContactRow, asOf: string, means: EraseContactsMeans): Promise<RowChange> {
  const { instance, register } = means;
  const contact = await findContact(instance, row.contactId);
  if (!contact) return { state: 'erased' };
  if (!contact.DisconnectTimestamp) {
    return { state: 'kept', basis: 'the contact has not ended', reviewOn: addDays(asOf, 1) };
  }
  const attributes = Object.keys(await attributesOf(instance, { Id: row.contactId, ...contact }));
  const ContactFields = fieldsOf(contact);
  const evaluations = await evaluationsOf(instance, row.contactId);
  await register.count(row, ContactFields.length + attributes.length + evaluations.length);
  for (const evaluationId of evaluations) await deleteEvaluation(evaluationId, instance);
  if (attributes.length > 0) {
    await instance.client.send(
      new UpdateContactAttributesCommand({
        InstanceId: instance.instanceId,
        InitialContactId: contact.InitialContactId ?? row.contactId,
        Attributes: Object.fromEntries(attributes.map((name) => [name, ''])),
      }),
    );
  }
  // Last: as long as the endpoint is there, the contact can be found again.
  await instance.client.send(
    new DeleteContactDataCommand({ InstanceId: instance.instanceId, ContactId: row.contactId, ContactFields }),
  );
  return { state: 'erased' };
}

async function deleteEvaluation(EvaluationId: string, { client, instanceId }: ConnectInstance): Promise<void> {
  try {
    await client.send(new DeleteContactEvaluationCommand({ InstanceId: instanceId, EvaluationId }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/** Recipients and subject are fields of mails only. */
function fieldsOf({ Channel }: Contact): ContactField[] {
  return [
    'CUSTOMER_ENDPOINT',
    ...(Channel === 'EMAIL' ? (['ADDITIONAL_EMAIL_RECIPIENTS', 'EMAIL_SUBJECT'] as const) : []),
  ];
}
