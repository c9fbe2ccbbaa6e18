import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { answerBy } from '../../lib/domain/erasure/erasure-regime';
import { extensionNotice } from '../../lib/domain/erasure/notice';
import { wordingOf } from '../shared/erasure/notices';
import { type ManageRequestsRequest, type ManageRequestsResult } from './contract';
import { type ManageRequestsMeans } from './means';
import { shown } from './shown';

type Extension = Extract<ManageRequestsRequest, { command: 'extend' }>;

const refused = (message: string): ManageRequestsResult => ({ outcome: 'refused', message });

/**
 * Gives a request more time, once, before its first last day, where the law lets it. The person is told why by mail;
 * without a sender or an address, the privacy officer does, and confirms it.
 */
export async function extendRequest(
  erasureCase: ErasureCase,
  { reason, by }: Extension,
  means: ManageRequestsMeans,
): Promise<ManageRequestsResult> {
  const { requestId, receivedOn, extension, attempt, status, contact } = erasureCase;
  const { cases, regime } = means;
  const today = means.now().toISOString().slice(0, 10);
  const last = answerBy(regime, receivedOn);
  if (extension) {
    if (extension.reason !== reason) {
      return refused(`request ${requestId} was extended on ${extension.decidedOn}; the law lets it be extended once`);
    }
    await tell(erasureCase);
    return { outcome: 'unchanged', requests: [shown(await cases.get(requestId))] };
  }
  if (!regime.extension) return refused(`${regime.basis} knows no extension; answer by ${erasureCase.answerBy}`);
  if (attempt > 1 || ['recorded', 'deferred', 'closed'].includes(status)) {
    return refused(`request ${requestId} is answered; there is nothing to extend`);
  }
  if (today > last) return refused(`the last day of request ${requestId} was ${last}; it had to be extended before`);
  const extended = answerBy(regime, receivedOn, true);
  const change = { answerBy: extended, extension: { reason, decidedBy: by, decidedOn: today, told: false } };
  if (!(await cases.change(erasureCase, change))) return refused(`request ${requestId} is being worked on; try again`);
  await tell({ ...erasureCase, ...change });
  return { outcome: 'changed', requests: [shown(await cases.get(requestId))] };

  /** Sent, then noted: a crash in between sends the same message once more, when it is asked again. */
  async function tell(seen: ErasureCase): Promise<void> {
    if (!means.send || !contact || !seen.extension || seen.extension.told) return;
    const { language, sender } = wordingOf(means.wording, seen);
    await means.send(contact.email, extensionNotice({ requestId, answerBy: seen.answerBy, reason }, language, sender));
    await cases.change(await cases.get(requestId), { extension: { ...seen.extension, told: true } });
  }
}
