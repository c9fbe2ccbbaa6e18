import * as sdk from '@aws-sdk/client-connect';
import * as z from 'zod';
import {
  type Handler,
  ServiceError,
  startProtocolDouble,
  type ProtocolDouble,
} from '../../../e2e/doubles/protocol-double';
import { type SignatureScope } from '../../../e2e/doubles/signature';
import { CREDENTIALS, REGION } from './place';

/** A contact as Amazon Connect keeps it. */
export interface StoredContact {
  readonly id: string;
  readonly channel: 'VOICE' | 'CHAT' | 'EMAIL';
  readonly startedAt: Date;
  endedAt?: Date;
  address?: string;
  subject?: string;
  attributes: Readonly<Record<string, string>>;
}

const contactInput = z.looseObject({ ContactId: z.string() });
const attributesInput = z.looseObject({ InitialContactId: z.string() });
const updateInput = attributesInput.extend({ Attributes: z.record(z.string(), z.string()) });
const deletionInput = contactInput.extend({ ContactFields: z.array(z.string()) });
const time = z.union([z.number().transform((seconds) => new Date(seconds * 1000)), z.coerce.date()]);
const searchInput = z.looseObject({
  TimeRange: z.object({ StartTime: time, EndTime: time }),
  SearchCriteria: z.object({
    SearchableContactAttributes: z.object({
      Criteria: z.array(z.object({ Key: z.string(), Values: z.array(z.string()) })),
    }),
  }),
  NextToken: z.string().optional(),
});

/** Contacts on a page of a search. */
const PAGE = 2;
const LONGEST_SEARCH = 56 * 86_400_000;

/** Amazon Connect's contacts by the SDK's own model: searched, described, blanked and redacted. */
export function startConnectContacts(
  contacts: Map<string, StoredContact>,
  scope: Pick<SignatureScope, 'accessKeyId' | 'secretAccessKey' | 'region'> = { region: REGION, ...CREDENTIALS },
): Promise<ProtocolDouble> {
  return startProtocolDouble({ sdk: { ...sdk }, service: 'connect', ...scope, handlers: handlersOf(contacts) });
}

function handlersOf(contacts: ReadonlyMap<string, StoredContact>): Readonly<Record<string, Handler>> {
  const find = (id: string): StoredContact => {
    const contact = contacts.get(id);
    if (!contact) throw new ServiceError('ResourceNotFoundException', `no contact ${id}`);
    return contact;
  };
  return {
    DescribeContact: (input) => {
      const { id, channel, startedAt, endedAt, address } = find(contactInput.parse(input).ContactId);
      const Type = channel === 'EMAIL' ? 'EMAIL_ADDRESS' : 'TELEPHONE_NUMBER';
      return {
        Contact: {
          Id: id,
          Channel: channel,
          InitiationTimestamp: startedAt.getTime() / 1000,
          ...(endedAt && { DisconnectTimestamp: endedAt.getTime() / 1000 }),
          ...(address !== undefined && { CustomerEndpoint: { Type, Address: address } }),
        },
      };
    },
    GetContactAttributes: (input) => ({ Attributes: find(attributesInput.parse(input).InitialContactId).attributes }),
    UpdateContactAttributes: (input) => {
      const { InitialContactId, Attributes } = updateInput.parse(input);
      const contact = find(InitialContactId);
      contact.attributes = { ...contact.attributes, ...Attributes };
      return {};
    },
    DeleteContactData: (input) => {
      const { ContactId, ContactFields } = deletionInput.parse(input);
      const contact = find(ContactId);
      if (!contact.endedAt) throw new ServiceError('ContactNotTerminatedException', 'disconnect it first');
      if (ContactFields.some((field) => field !== 'CUSTOMER_ENDPOINT') && contact.channel !== 'EMAIL') {
        throw new ServiceError('InvalidParameterException', 'a field of mails');
      }
      if (ContactFields.includes('CUSTOMER_ENDPOINT')) delete contact.address;
      if (ContactFields.includes('EMAIL_SUBJECT')) delete contact.subject;
      return {};
    },
    SearchContacts: (input) => {
      const { TimeRange, SearchCriteria, NextToken = '0' } = searchInput.parse(input);
      const { StartTime, EndTime } = TimeRange;
      if (EndTime.getTime() - StartTime.getTime() > LONGEST_SEARCH) {
        throw new ServiceError('InvalidRequestException', 'the time range is longer than 56 days');
      }
      const found = [...contacts.values()].filter(
        ({ startedAt, attributes }) =>
          startedAt >= StartTime &&
          startedAt < EndTime &&
          SearchCriteria.SearchableContactAttributes.Criteria.every(({ Key, Values }) =>
            Values.includes(attributes[Key] ?? ''),
          ),
      );
      const from = Number(NextToken);
      const Contacts = found.slice(from, from + PAGE).map(({ id }) => ({ Id: id }));
      return { Contacts, ...(from + PAGE < found.length && { NextToken: String(from + PAGE) }) };
    },
  };
}
