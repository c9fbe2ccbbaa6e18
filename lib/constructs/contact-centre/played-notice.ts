import { createHash } from 'crypto';
import { type Notice } from '../../contact-flows/notice/notice-actions';
import { type CollectionNotice, noticeProblem, noticeVersion, noticeVoices } from '../../domain/collection-notice';

/**
 * A collection notice as flows play it.
 *
 * @throws Error when the text is not that of the version: nobody was ever told it under that version
 */
export function playedNotice(notice: CollectionNotice): Notice {
  const problem = noticeProblem(notice, (text) => createHash('sha256').update(text).digest('hex'));
  if (problem !== undefined) throw new Error(problem);
  const [first, ...others] = notice.texts;
  const played = (text: typeof first) => ({ voice: noticeVoices[text.language], ...text });
  return { version: noticeVersion(notice), texts: [played(first), ...others.map(played)] };
}
