import {
  type ConnectClient,
  type Contact,
  DescribeContactCommand,
  GetContactAttributesCommand,
  ListContactEvaluationsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import {
  identifierOfEndpoint,
  type SubjectIdentifier,
  subjectIdentifierSchema,
} from '../../../lib/domain/erasure/subject-identifier';
import { CUSTOMER_ID } from '../../../lib/domain/masking/contact-record-fields';

/** An Amazon Connect instance. */
export interface ConnectInstance {
  readonly client: ConnectClient;
  readonly instanceId: string;
}

/** The contact of that id; `undefined` when Amazon Connect has none, as after 24 months. */
export async function findContact({ client, instanceId }: ConnectInstance, id: string): Promise<Contact | undefined> {
  try {
    const { Contact: contact } = await client.send(
      new DescribeContactCommand({ InstanceId: instanceId, ContactId: id }),
    );
    return contact;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** User-defined attributes of a contact that hold something. They belong to the first contact of a chain. */
export async function attributesOf(
  { client, instanceId }: ConnectInstance,
  contact: Pick<Contact, 'Id' | 'InitialContactId'>,
): Promise<Readonly<Record<string, string>>> {
  const { Attributes = {} } = await client.send(
    new GetContactAttributesCommand({
      InstanceId: instanceId,
      InitialContactId: contact.InitialContactId ?? contact.Id,
    }),
  );
  return Object.fromEntries(Object.entries(Attributes).filter(([, value]) => value !== ''));
}

/** Ids of the evaluations of a contact, which tell in free text what the customer said. */
export async function evaluationsOf(
  { client, instanceId }: ConnectInstance,
  contactId: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListContactEvaluationsCommand({ InstanceId: instanceId, ContactId: contactId, NextToken }),
    );
    for (const { EvaluationId } of page.EvaluationSummaryList ?? []) {
      if (EvaluationId !== undefined) found.push(EvaluationId);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/** Every identifier that a contact has of its customer. */
export function identifiersOf(
  address: string | undefined,
  attributes: Readonly<Record<string, string>>,
): readonly SubjectIdentifier[] {
  const customer = subjectIdentifierSchema.safeParse({ kind: 'customer-id', value: attributes[CUSTOMER_ID] });
  const endpoint = address === undefined ? undefined : identifierOfEndpoint(address);
  return [...(endpoint ? [endpoint] : []), ...(customer.success ? [customer.data] : [])];
}
