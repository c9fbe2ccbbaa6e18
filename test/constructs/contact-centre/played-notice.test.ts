import { playedNotice } from '../../../lib/constructs/contact-centre/played-notice';
import { defaultCollectionNotice } from '../../../lib/domain/collection-notice';

const [english] = defaultCollectionNotice.texts;

test('a notice is played in the voice of its language, under its version and the hash of its text', () => {
  expect(playedNotice(defaultCollectionNotice)).toEqual({
    version: `1-${defaultCollectionNotice.sha256.slice(0, 12)}`,
    texts: [
      {
        language: 'en-US',
        voice: 'Joanna',
        recorded: english.recorded,
        analysed: english.analysed,
        notRecorded: english.notRecorded,
      },
    ],
  });
});

test('a text that was changed under its version is not deployed', () => {
  const changed = { ...defaultCollectionNotice, texts: [{ ...english, recorded: 'Something else.' }] as const };
  expect(() => playedNotice({ ...changed, texts: [...changed.texts] })).toThrow(
    /^collection notice 1 has another text/,
  );
});
