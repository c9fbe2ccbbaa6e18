import { randomUUID } from 'node:crypto';
import * as z from 'zod';
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
    const contactId = contactOf(organisationId);
    await report.step('suspended, and suspended again', async () => {
      await control(cast, organisationId, contactId, 'suspension', 200);
      await control(cast, organisationId, contactId, 'suspension', 200);
      requireRecording(contactId, 'suspended');
    });
    await report.step('nobody of another organisation resumes it', async () => {
      await control(cast, organisationOf('elsewhere'), contactId, 'resumption', 404);
      requireRecording(contactId, 'suspended');
    });
    await report.step('resumed', async () => {
      await control(cast, organisationId, contactId, 'resumption', 200);
      requireRecording(contactId, 'on');
    });
    await report.step('what is not recorded cannot be suspended', () =>
      control(cast, organisationId, contactOf(organisationId, false), 'suspension', 409),
    );
  },
};

/** A contact that goes on, which the inbound flow has noted as the organisation's. */
function contactOf(organisationId: string, isRecorded = true): string {
  const id = randomUUID();
  const recording = isRecorded ? ({ recording: 'on' } as const) : {};
  const startedAt = new Date();
  contacts.set(id, {
    id,
    channel: 'VOICE',
    startedAt,
    address: inventedPhone(),
    attributes: { organisationId },
    ...recording,
  });
  return id;
}

async function control(
  cast: Cast,
  organisationId: string,
  contactId: string,
  what: 'suspension' | 'resumption',
  wanted: number,
): Promise<void> {
  const name = await functionOf(cast, stackWith(cast.stacks, 'RecordingsFunction'), 'RecordingsFunction');
  const answer = await invoke(cast, cast.region, name, {
    httpMethod: 'POST',
    resource: `/organisations/{organisationId}/recording/${what}`,
    body: JSON.stringify({ contactId }),
    requestContext: { authorizer: { organisationId } },
  });
  const { statusCode } = z.object({ statusCode: z.number() }).parse(answer);
  if (statusCode !== wanted) throw new Error(`the ${what} answers ${JSON.stringify(answer)}`);
}

function requireRecording(contactId: string, wanted: 'on' | 'suspended'): void {
  const recording = contacts.get(contactId)?.recording;
  if (recording !== wanted) throw new Error(`the recording is ${recording}`);
}
