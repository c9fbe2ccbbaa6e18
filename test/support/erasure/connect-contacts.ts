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
import { type S3Double } from './s3-double';

/** A contact as Amazon Connect keeps it. */
export interface StoredContact {
  readonly id: string;
  readonly channel: 'VOICE' | 'CHAT' | 'EMAIL';
  readonly startedAt: Date;
  endedAt?: Date;
  address?: string;
  subject?: string;
  attributes: Readonly<Record<string, string>>;
  /** Whether it is being recorded, or was for a while and is not now. @default - it is not */
  recording?: 'on' | 'suspended';
  /** Who accepted it, and under which name. @default - nobody yet */
  readonly agent?: { readonly id: string; readonly userName: string };
  /** Evaluations by id, with their notes. */
  evaluations?: Map<string, string>;
}

/** A file that is attached to a case: its id, the ARN of the case, and where its bytes are. */
export interface StoredFile {
  readonly caseArn: string;
  readonly bucket: string;
  readonly key: string;
}

const contactInput = z.looseObject({ ContactId: z.string() });
const userInput = z.looseObject({ UserId: z.string() });
const evaluationInput = z.looseObject({ EvaluationId: z.string() });
const fileInput = z.looseObject({ FileId: z.string(), AssociatedResourceArn: z.string() });
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
  scope: Omit<SignatureScope, 'service'> = { region: REGION, ...CREDENTIALS },
  attached?: AttachedFiles,
): Promise<ProtocolDouble> {
  const handlers = { ...handlersOf(contacts), ...(attached && fileHandlers(attached)) };
  return startProtocolDouble({ sdk: { ...sdk }, service: 'connect', ...scope, handlers });
}

/** Files that are attached to cases, and the buckets where they lie. */
export interface AttachedFiles {
  readonly files: Map<string, StoredFile>;
  readonly s3: S3Double;
}

function fileHandlers({ files, s3 }: AttachedFiles): Readonly<Record<string, Handler>> {
  const fileOf = (input: unknown): StoredFile & { readonly id: string } => {
    const { FileId, AssociatedResourceArn } = fileInput.parse(input);
    const file = files.get(FileId);
    if (!file || file.caseArn !== AssociatedResourceArn) {
      throw new ServiceError('ResourceNotFoundException', `no file ${FileId}`);
    }
    return { ...file, id: FileId };
  };
  return {
    GetAttachedFile: (input) => {
      const { id, bucket, key } = fileOf(input);
      return {
        FileId: id,
        FileSizeInBytes: 1,
        CreationTime: '2026-10-01T12:00:00.000Z',
        DownloadUrlMetadata: { Url: `https://${bucket}.s3.${REGION}.amazonaws.com/${key}?X-Amz-Signature=a` },
      };
    },
    DeleteAttachedFile: (input) => {
      const { id, bucket, key } = fileOf(input);
      files.delete(id);
      // In a versioned bucket, the object is only hidden.
      if (s3.versions(bucket).find((version) => version.key === key)?.body) s3.hide(bucket, key);
      return {};
    },
  };
}

function handlersOf(contacts: ReadonlyMap<string, StoredContact>): Readonly<Record<string, Handler>> {
  const find = (id: string): StoredContact => {
    const contact = contacts.get(id);
    if (!contact) throw new ServiceError('ResourceNotFoundException', `no contact ${id}`);
    return contact;
  };
  const recorded = (id: string): StoredContact => {
    const contact = find(id);
    if (contact.recording === undefined) throw new ServiceError('InvalidRequestException', `${id} is not recorded`);
    return contact;
  };
  return {
    DescribeContact: (input) => {
      const { id, channel, startedAt, endedAt, address, agent } = find(contactInput.parse(input).ContactId);
      const Type = channel === 'EMAIL' ? 'EMAIL_ADDRESS' : 'TELEPHONE_NUMBER';
      return {
        Contact: {
          Id: id,
          Channel: channel,
          InitiationTimestamp: startedAt.getTime() / 1000,
          ...(endedAt && { DisconnectTimestamp: endedAt.getTime() / 1000 }),
          ...(address !== undefined && { CustomerEndpoint: { Type, Address: address } }),
          ...(agent && { AgentInfo: { Id: agent.id } }),
        },
      };
    },
    DescribeUser: (input) => {
      const { UserId } = userInput.parse(input);
      const found = [...contacts.values()].find(({ agent }) => agent?.id === UserId);
      if (!found?.agent) throw new ServiceError('ResourceNotFoundException', `no user ${UserId}`);
      return { User: { Id: UserId, Username: found.agent.userName } };
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
    ListContactEvaluations: (input) => ({
      EvaluationSummaryList: [...(find(contactInput.parse(input).ContactId).evaluations?.keys() ?? [])].map((id) => ({
        EvaluationId: id,
        EvaluationArn: `arn:aws:connect:${REGION}:111111111111:instance/instance/contact-evaluation/${id}`,
        EvaluationFormTitle: 'Courtesy',
        EvaluationFormId: 'form',
        Status: 'SUBMITTED',
        EvaluatorArn: `arn:aws:connect:${REGION}:111111111111:instance/instance/agent/supervisor`,
        CreatedTime: 1_795_000_000,
        LastModifiedTime: 1_795_000_000,
      })),
    }),
    DeleteContactEvaluation: (input) => {
      const { EvaluationId } = evaluationInput.parse(input);
      const of = [...contacts.values()].find(({ evaluations }) => evaluations?.has(EvaluationId));
      if (!of) throw new ServiceError('ResourceNotFoundException', `no evaluation ${EvaluationId}`);
      of.evaluations?.delete(EvaluationId);
      return {};
    },
    SuspendContactRecording: (input) => {
      recorded(contactInput.parse(input).ContactId).recording = 'suspended';
      return {};
    },
    ResumeContactRecording: (input) => {
      recorded(contactInput.parse(input).ContactId).recording = 'on';
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
