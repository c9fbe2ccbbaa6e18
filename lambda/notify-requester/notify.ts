import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ErasureTask } from '../../lib/domain/erasure/erasure-task';
import { type LedgerRecord } from '../../lib/domain/erasure/ledger';
import { answerNotice } from '../../lib/domain/erasure/notice';
import { type NoticeEnvironment } from '../../lib/domain/erasure/notice-environment';
import { type CaseChange, type ErasureCases, type Forgettable } from '../shared/erasure/erasure-cases';
import { type ErasureLedger } from '../shared/erasure/erasure-ledger';
import { type SendNotice, wordingOf } from '../shared/erasure/notices';
import { type NotifyRequesterResult } from './contract';

export interface NotifyRequesterMeans {
  readonly cases: Pick<ErasureCases, 'get' | 'change'>;
  readonly ledger: Pick<ErasureLedger, 'written'>;
  readonly wording: Pick<NoticeEnvironment, 'JURISDICTION' | 'CONTROLLER'>;
  /** `undefined`: the deployment has no sender, and the privacy officer tells the person. */
  readonly send: SendNotice | undefined;
  readonly now: () => Date;
}

/**
 * Tells the person what the ledger says, and ends the attempt. Amazon SES has no way to say that a message is the same as
 * one before: the try is counted before it and noted after it, so that a crash in between sends it twice and never not
 * at all. Both messages are the same. Where nobody can be written to, the answer waits for the privacy officer.
 *
 * @throws Error when the answer is not in the ledger
 */
export async function notifyRequester(
  { requestId }: ErasureTask,
  means: NotifyRequesterMeans,
): Promise<NotifyRequesterResult> {
  const { cases } = means;
  const erasureCase = await cases.get(requestId);
  const { status, attempt, resumeOn } = erasureCase;
  const receipt = `${requestId}/${attempt}.json`;
  if (status !== 'recorded') return { status, receipt, resumeOn };
  const entry = await means.ledger.written(erasureCase);
  if (!entry) throw new Error(`answer ${attempt} to request ${requestId} is not in the ledger; run the workflow again`);
  if (!(await isTold(erasureCase, entry.record, means))) return { status: 'recorded', receipt, resumeOn };
  const ended = entry.record.kept.length === 0 ? 'closed' : 'deferred';
  const touchedAt = means.now().toISOString();
  // The ledger says which store was restored; a later answer is of the request itself again.
  const forget = ended === 'closed' ? (['contact', 'replayOf'] as const) : (['replayOf'] as const);
  // A request that was put back to before its answer meanwhile is none that is told: it is answered anew.
  await change(means, erasureCase, { status: ended, touchedAt }, forget);
  return { status: ended, receipt, ...(ended === 'deferred' && { resumeOn }) };
}

/** Whether the person knows, after this. */
async function isTold(erasureCase: ErasureCase, record: LedgerRecord, means: NotifyRequesterMeans): Promise<boolean> {
  const { attempt, contact, replayOf } = erasureCase;
  // What a restore brought back was answered before, and so was what is still kept when it is looked at again.
  if (replayOf !== undefined || (record.outcome === 'denied' && attempt > 1)) return true;
  const before = erasureCase.notice?.attempt === attempt ? erasureCase.notice : undefined;
  if (before?.state === 'sent' || before?.state === 'confirmed') return true;
  if (!means.send || !contact) {
    await change(means, erasureCase, { notice: { attempt, state: 'handed-over', sends: 0 } });
    return false;
  }
  const { language, sender } = wordingOf(means.wording, erasureCase);
  const sends = (before?.sends ?? 0) + 1;
  await change(means, erasureCase, { notice: { attempt, state: 'sending', sends } });
  const messageId = await means.send(contact.email, answerNotice(record, language, sender));
  await change(means, erasureCase, { notice: { attempt, state: 'sent', sends, messageId } });
  return true;
}

async function change(
  { cases }: NotifyRequesterMeans,
  seen: ErasureCase,
  changed: CaseChange,
  forget: readonly Forgettable[] = [],
): Promise<void> {
  if (await cases.change(seen, changed, forget)) return;
  throw new Error(`request ${seen.requestId} was changed by somebody else meanwhile; try again`);
}
