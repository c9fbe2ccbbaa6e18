import { randomUUID } from 'node:crypto';
import { type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { type ErasureWorld } from './erasure-world';

/** Where the person of a request wants the answer. */
export const CONTACT = 'person@example.ca';

/** A request as it is after it was accepted: its workflow may start. */
export async function openRequest(
  world: ErasureWorld,
  identifiers: readonly SubjectIdentifier[],
  organisationId?: string,
): Promise<string> {
  const requestId = randomUUID();
  await world.cases.create({
    requestId,
    identifiers,
    organisationId,
    subjects: identifiers.map((identifier) => world.keyOf(identifier)),
    status: 'open',
    attempt: 1,
    candidate: 0,
    regime: 'pipeda',
    basis: 'PIPEDA s. 8(3)',
    receivedOn: '2026-11-21',
    answerBy: '2026-12-21',
    touchedAt: '2026-11-21T12:00:00.000Z',
    contact: { email: CONTACT },
    identityCheck: { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: '2026-11-21' },
  });
  return requestId;
}
