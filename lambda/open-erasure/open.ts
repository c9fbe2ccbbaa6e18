import { type SFNClient } from '@aws-sdk/client-sfn';
import { answerBy, type ErasureRegime } from '../../lib/domain/erasure/erasure-regime';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { startErasure } from '../shared/erasure/start-erasure';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { type OpenErasureEvent, type OpenErasureResult } from './contract';

export interface OpenErasureMeans {
  readonly cases: ErasureCases;
  readonly subjectKeys: SubjectKeys;
  readonly regime: ErasureRegime;
  readonly workflow: { readonly client: SFNClient; readonly stateMachineArn: string };
  readonly now: () => Date;
}

/**
 * Accepts a verified request and starts the workflow. The same request again is the same as once.
 *
 * @throws Error when the id is that of a request for somebody else, or the request is of tomorrow
 */
export async function openErasure(request: OpenErasureEvent, means: OpenErasureMeans): Promise<OpenErasureResult> {
  const { cases, regime, workflow } = means;
  const now = means.now().toISOString();
  const latest = [request.receivedOn, request.identityCheck.verifiedOn].find((date) => date > now.slice(0, 10));
  if (latest !== undefined) throw new Error(`the request says ${latest}, which is yet to come; correct its dates`);
  const subjects = await Promise.all(request.identifiers.map((identifier) => means.subjectKeys.of(identifier)));
  await cases.create({
    ...request,
    subjects: [...new Set(subjects)].sort(),
    status: 'open',
    attempt: 1,
    candidate: 0,
    regime: regime.id,
    basis: regime.basis,
    answerBy: answerBy(regime, request.receivedOn),
    touchedAt: now,
  });
  const accepted = await cases.get(request.requestId);
  if (JSON.stringify(accepted.subjects) !== JSON.stringify([...new Set(subjects)].sort())) {
    throw new Error(`request ${request.requestId} is for another person; give every request an id of its own`);
  }
  if (accepted.status === 'open') await startErasure(workflow, accepted, '');
  return { requestId: accepted.requestId, status: accepted.status, answerBy: accepted.answerBy };
}
