import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { answerNotice, extensionNotice } from '../../lib/domain/erasure/notice';
import { wordingOf } from '../shared/erasure/notices';
import { type ManageRequestsRequest, type ManageRequestsResult } from './contract';
import { extendRequest } from './extend';
import { releaseHold, setHold } from './hold';
import { type ManageRequestsMeans } from './means';
import { shown } from './shown';

/**
 * Carries out what the privacy officer asks for. It shows nobody's identifiers and no address.
 *
 * @throws Error when a table cannot be read or written
 */
export async function manageRequests(
  request: ManageRequestsRequest,
  means: ManageRequestsMeans,
): Promise<ManageRequestsResult> {
  const { cases, holds } = means;
  switch (request.command) {
    case 'list':
      return { outcome: 'found', requests: (await cases.unfinished()).map(shown) };
    case 'show': {
      const erasureCase = await cases.find(request.requestId);
      return erasureCase
        ? { outcome: 'found', requests: [{ ...shown(erasureCase), ...(await toTell(erasureCase, means)) }] }
        : noRequest(request.requestId);
    }
    case 'extend': {
      const erasureCase = await cases.find(request.requestId);
      return erasureCase ? extendRequest(erasureCase, request, means) : noRequest(request.requestId);
    }
    case 'confirm': {
      const erasureCase = await cases.find(request.requestId);
      return erasureCase ? confirm(erasureCase, means) : noRequest(request.requestId);
    }
    case 'hold':
      return setHold(request, means);
    case 'release':
      return releaseHold(request, means);
    case 'holds':
      return { outcome: 'found', holds: await holds.all() };
  }
}

const noRequest = (requestId: string): ManageRequestsResult => ({
  outcome: 'refused',
  message: `there is no request ${requestId}; 'list' shows those that are not closed`,
});

/** The text of an answer or of an extension that no mail told. */
async function toTell(erasureCase: ErasureCase, means: ManageRequestsMeans): Promise<{ readonly tell?: string }> {
  const { language, sender } = wordingOf(means.wording, erasureCase);
  const { notice, extension, requestId, answerBy } = erasureCase;
  if (notice?.state === 'handed-over') {
    const entry = await means.ledger.written(erasureCase);
    return entry ? { tell: answerNotice(entry.record, language, sender).text } : {};
  }
  if (extension && !extension.told) {
    return { tell: extensionNotice({ requestId, answerBy, reason: extension.reason }, language, sender).text };
  }
  return {};
}

/** The person knows the answer: the case ends as it would have after a mail. */
async function confirm(erasureCase: ErasureCase, means: ManageRequestsMeans): Promise<ManageRequestsResult> {
  const { requestId, notice, status, attempt, extension } = erasureCase;
  if (notice?.attempt === attempt && notice.state === 'confirmed') {
    return { outcome: 'unchanged', requests: [shown(erasureCase)] };
  }
  if (status === 'recorded' && notice?.state === 'handed-over') {
    const entry = await means.ledger.written(erasureCase);
    const isClosed = entry?.record.kept.length === 0;
    return changed(
      await means.cases.change(
        erasureCase,
        {
          status: isClosed ? 'closed' : 'deferred',
          notice: { ...notice, state: 'confirmed' },
          touchedAt: means.now().toISOString(),
        },
        isClosed ? ['contact'] : [],
      ),
    );
  }
  if (extension && !extension.told) {
    return changed(await means.cases.change(erasureCase, { extension: { ...extension, told: true } }));
  }
  return { outcome: 'refused', message: `nothing of request ${requestId} waits to be told; 'show' says how far it is` };

  async function changed(isChanged: boolean): Promise<ManageRequestsResult> {
    if (!isChanged) return { outcome: 'refused', message: `request ${requestId} is being worked on; try again` };
    return { outcome: 'changed', requests: [shown(await means.cases.get(requestId))] };
  }
}
