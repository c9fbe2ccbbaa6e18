import { type AccessRegime } from '../../lib/domain/disclosure/access-regime';
import { type DisclosureCase } from '../../lib/domain/disclosure/disclosure-case';
import { answerBy } from '../../lib/domain/erasure/erasure-regime';
import { extensionNotice } from '../../lib/domain/erasure/notice';
import { type NoticeEnvironment } from '../../lib/domain/erasure/notice-environment';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { type SendNotice, wordingOf } from '../shared/erasure/notices';
import { type ExtendDisclosureEvent, type ExtendDisclosureResult } from './contract';

export interface ExtendDisclosureMeans {
  readonly cases: Pick<DisclosureCases, 'get' | 'extend' | 'toldOfExtension'>;
  readonly regime: AccessRegime;
  readonly wording: Pick<NoticeEnvironment, 'JURISDICTION' | 'CONTROLLER'>;
  /** `undefined`: the deployment has no sender, and the privacy officer tells the person. */
  readonly send: SendNotice | undefined;
  readonly now: () => Date;
}

/**
 * Gives a request for disclosure more time, once, before its first last day, where the law lets it. The person is told why
 * by mail; without a sender or an address, the privacy officer tells it, and says so. The same again is the same as once.
 *
 * @throws Error when the law knows no extension, the request is answered, it was extended for another reason, or too late
 */
export async function extendDisclosure(
  event: ExtendDisclosureEvent,
  means: ExtendDisclosureMeans,
): Promise<ExtendDisclosureResult> {
  const { requestId } = event;
  const extended = await extend(await means.cases.get(requestId), event, means);
  const { language, sender } = wordingOf(means.wording, extended);
  const { contact, extension } = extended;
  const notice = extensionNotice({ ...extended, reason: event.reason }, language, sender, 'access');
  const answer = { requestId, answerBy: extended.answerBy };
  if (extension?.told === true) return { ...answer, told: true };
  if (event.told !== true) {
    if (!means.send || !contact) return { ...answer, told: false, tell: notice.text };
    // Sent, then noted: a crash in between sends the same message once more, when it is asked again.
    await means.send(contact.email, notice);
  }
  await means.cases.toldOfExtension(requestId);
  return { ...answer, told: true };
}

async function extend(
  disclosure: DisclosureCase,
  { reason, by }: ExtendDisclosureEvent,
  { cases, regime, now }: ExtendDisclosureMeans,
): Promise<DisclosureCase> {
  const { requestId, receivedOn, extension, status } = disclosure;
  if (extension?.reason === reason) return disclosure;
  if (extension)
    throw new Error(`request ${requestId} was extended on ${extension.decidedOn}; the law lets it be extended once`);
  if (!regime.extension) throw new Error(`${regime.basis} knows no extension; answer by ${disclosure.answerBy}`);
  if (status === 'delivered' || status === 'closed') {
    throw new Error(`request ${requestId} is answered; there is nothing to extend`);
  }
  const decidedOn = now().toISOString().slice(0, 10);
  const last = answerBy(regime, receivedOn);
  if (decidedOn > last)
    throw new Error(`the last day of request ${requestId} was ${last}; it had to be extended before`);
  const isExtended = await cases.extend(requestId, answerBy(regime, receivedOn, true), {
    reason,
    decidedBy: by,
    decidedOn,
    told: false,
  });
  if (!isExtended) throw new Error(`request ${requestId} was answered or extended meanwhile; try again`);
  return cases.get(requestId);
}
