import {
  type Contact,
  DescribeContactCommand,
  GetContactAttributesCommand,
  InvalidRequestException,
  ResourceNotFoundException,
  ResumeContactRecordingCommand,
  SuspendContactRecordingCommand,
} from '@aws-sdk/client-connect';
import { isInCharge } from './charge';
import { type ControlRecordingAnswer, type ControlRecordingEvent, recordingRequestSchema } from './contract';
import { type Recordings } from './recordings';

/**
 * Suspends or resumes the recording of a contact: voice and screen, whatever of it is on. Both can be done again and
 * again; what is suspended is silence in the recording. Recordings are never stopped, because what was stopped cannot be
 * started again.
 *
 * Only contacts that the inbound flow noted as the organisation's: another's contact is not found. And only by whoever
 * is in charge of the contact now.
 *
 * @throws Error when Amazon Connect cannot be asked
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_SuspendContactRecording.html
 */
export async function controlRecording(
  { resource, body, requestContext: { authorizer } }: ControlRecordingEvent,
  recordings: Recordings,
): Promise<ControlRecordingAnswer> {
  const request = recordingRequestSchema.safeParse(body ?? '');
  if (!request.success) return answer(400, { message: 'send the id of a contact as contactId' });
  const { contactId } = request.data;
  try {
    const described = await describe(contactId, recordings);
    const initialContactId = described.InitialContactId ?? contactId;
    const owner = await organisationOf(initialContactId, recordings);
    if (owner !== authorizer.organisationId) return notFound();
    if (!(await isInCharge(authorizer, described, recordings))) {
      return answer(403, { message: 'another agent has the contact, or nobody; ask a supervisor' });
    }
    // Nobody has a contact that is over.
    if (described.DisconnectTimestamp !== undefined) return notRecorded();
    const contact = { InstanceId: recordings.instanceId, ContactId: contactId, InitialContactId: initialContactId };
    const suspends = resource.endsWith('/suspension');
    await (suspends
      ? recordings.client.send(new SuspendContactRecordingCommand(contact))
      : recordings.client.send(new ResumeContactRecordingCommand(contact)));
    return answer(200, { contactId, recording: suspends ? 'suspended' : 'resumed' });
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return notFound();
    if (error instanceof InvalidRequestException) return notRecorded();
    throw error;
  }
}

async function describe(contactId: string, { client, instanceId }: Recordings): Promise<Contact> {
  const { Contact } = await client.send(new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId }));
  return Contact ?? {};
}

/** By the first contact of a chain of transfers, whose attributes the inbound flow set. */
async function organisationOf(
  initialContactId: string,
  { client, instanceId }: Recordings,
): Promise<string | undefined> {
  const { Attributes } = await client.send(
    new GetContactAttributesCommand({ InstanceId: instanceId, InitialContactId: initialContactId }),
  );
  return Attributes?.['organisationId'];
}

const notFound = () => answer(404, { message: 'there is no such contact' });
const notRecorded = () => answer(409, { message: 'the contact is not being recorded' });

function answer(statusCode: ControlRecordingAnswer['statusCode'], body: object): ControlRecordingAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
