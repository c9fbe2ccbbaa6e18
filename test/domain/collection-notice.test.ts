import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  type CollectionNotice,
  collectionNoticeSchema,
  defaultCollectionNotice,
  noticeProblem,
  noticeVersion,
} from '../../lib/domain/collection-notice';
import { exampleDeployment } from '../support/platform';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const [english] = defaultCollectionNotice.texts;

/** The notice with the pin that its text has. */
function pinned(notice: CollectionNotice): CollectionNotice {
  const [, wanted] = /set sha256 to ([0-9a-f]{64})/.exec(noticeProblem(notice, sha256) ?? '') ?? [];
  return wanted === undefined ? notice : { ...notice, sha256: wanted };
}

test('every notice that ships has the text of its version', () => {
  const own = Object.values(exampleDeployment().jurisdictions).flatMap(
    ({ collectionNotice }) => collectionNotice ?? [],
  );
  expect(own.length).toBeGreaterThan(0);
  for (const notice of [defaultCollectionNotice, ...own]) expect(noticeProblem(notice, sha256)).toBeUndefined();
});

test('a text cannot change under a version that was noted', () => {
  const words = fc.string({ minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(words, words, (recorded, other) => {
      const notice = pinned({ ...defaultCollectionNotice, texts: [{ ...english, recorded }] });
      expect(noticeProblem(notice, sha256)).toBeUndefined();
      const changed: CollectionNotice = { ...notice, texts: [{ ...english, recorded: other }] };
      expect(noticeProblem(changed, sha256) === undefined).toBe(recorded === other);
      // Whoever pins the new text under the old version has noted another version all the same.
      expect(noticeVersion(pinned(changed)) === noticeVersion(notice)).toBe(recorded === other);
    }),
  );
});

test('a version cannot change under a text, and the message says what to write', () => {
  const problem = noticeProblem({ ...defaultCollectionNotice, version: 2 }, sha256);
  expect(problem).toMatch(/^collection notice 2 has another text than its sha256 says; .* set sha256 to [0-9a-f]{64}$/);
  expect(noticeProblem(pinned({ ...defaultCollectionNotice, version: 2 }), sha256)).toBeUndefined();
});

test.each([
  ['no text', { texts: [] }],
  ['an empty text', { texts: [{ ...english, recorded: ' ' }] }],
  ['a text that is too long to be spoken', { texts: [{ ...english, notRecorded: 'a'.repeat(1_001) }] }],
  ['a language twice', { texts: [english, english] }],
  ['a language without a voice', { texts: [{ ...english, language: 'tlh' }] }],
  ['version 0', { version: 0 }],
  ['no hash', { sha256: 'abc' }],
])('%s is refused', (_, changed) => {
  expect(collectionNoticeSchema.safeParse(defaultCollectionNotice).success).toBe(true);
  expect(collectionNoticeSchema.safeParse({ ...defaultCollectionNotice, ...changed }).success).toBe(false);
});
