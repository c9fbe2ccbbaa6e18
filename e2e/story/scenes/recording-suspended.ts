import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { connectUserHash } from '../../../lib/domain/organisations/connect-user-hash';
import { type StoredContact } from '../../../test/support/erasure/connect-contacts';
import { contacts } from '../../doubles/shared/connect-contacts';
import { inventedPhone } from '../callers';
import { functionOf, invoke, stackWith } from '../invoke';
import { organisationOf } from '../organisation';
import { type Cast, type Scene } from '../scene';

/**
 * An agent suspends a recording while something is said that nobody is to keep, and resumes it. The function is the
 * deployed one, called as API Gateway calls it; the contact and its recording are those of the double.
 */
export const scene: Scene = {
  time: '10:15',
  title: 'a recording is suspended and resumed',
  async play(cast) {
    const { report } = cast;
    const organisationId = organisationOf(cast.jurisdiction);
    const agent = { id: randomUUID(), userName: 'agent@example.test' };
    const contactId = contactOf(organisationId, agent);
    const own: Caller = { organisationId, role: 'agent', userName: agent.userName };
    await report.step('suspended, and suspended again', async () => {
      await control(cast, own, contactId, 'suspension', 200);
      await control(cast, own, contactId, 'suspension', 200);
      requireRecording(contactId, 'suspended');
    });
    await report.step('nobody resumes it who has not the contact', async () => {
      await control(cast, { ...own, organisationId: organisationOf('elsewhere') }, contactId, 'resumption', 404);
      await control(cast, { ...own, userName: 'colleague@example.test' }, contactId, 'resumption', 403);
      requireRecording(contactId, 'suspended');
    });
    await report.step('resumed by a supervisor', async () => {
      await control(cast, { organisationId, role: 'supervisor' }, contactId, 'resumption', 200);
      requireRecording(contactId, 'on');
    });
    await report.step('what is not recorded cannot be suspended', () =>
      control(cast, own, contactOf(organisationId, agent, false), 'suspension', 409),
    );
  },
};

/** A contact that goes on, which the inbound flow has noted as the organisation's. */
function contactOf(organisationId: string, agent: StoredContact['agent'], isRecorded = true): string {
  const id = randomUUID();
  const recording = isRecorded ? ({ recording: 'on' } as const) : {};
  const startedAt = new Date();
  contacts.set(id, {
    id,
    channel: 'VOICE',
    startedAt,
    address: inventedPhone(),
    attributes: { organisationId },
    agent,
    ...recording,
  });
  return id;
}

/** As the authoriser passes him on. */
interface Caller {
  readonly organisationId: string;
  readonly role: 'agent' | 'supervisor';
  readonly userName?: string;
}

async function control(
  cast: Cast,
  { organisationId, role, userName }: Caller,
  contactId: string,
  what: 'suspension' | 'resumption',
  wanted: number,
): Promise<void> {
  const name = await functionOf(cast, stackWith(cast.stacks, 'RecordingsFunction'), 'RecordingsFunction');
  const answer = await invoke(cast, cast.region, name, {
    httpMethod: 'POST',
    resource: `/organisations/{organisationId}/recording/${what}`,
    body: JSON.stringify({ contactId }),
    requestContext: {
      authorizer: {
        organisationId,
        callerOrganisationId: organisationId,
        roles: role,
        ...(userName !== undefined && { connectUser: connectUserHash(userName, sha256) }),
      },
    },
  });
  const { statusCode } = z.object({ statusCode: z.number() }).parse(answer);
  if (statusCode !== wanted) throw new Error(`the ${what} answers ${JSON.stringify(answer)}`);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function requireRecording(contactId: string, wanted: 'on' | 'suspended'): void {
  const recording = contacts.get(contactId)?.recording;
  if (recording !== wanted) throw new Error(`the recording is ${recording}`);
}
