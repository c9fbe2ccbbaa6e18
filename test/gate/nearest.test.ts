import fc from 'fast-check';
import { didYouMean, nearest } from '../../lib/gate/nearest';

const commands = ['gate', 'check', 'explain', 'decisions'];

test.each([
  ['chek', 'check'],
  ['chekc', 'check'],
  ['CHECK', 'check'],
  ['gates', 'gate'],
  ['decision', 'decisions'],
  ['explian', 'explain'],
  ['map', undefined],
  ['', undefined],
])('%s is meant to be %s', (word, meant) => {
  expect(nearest(word, commands)).toBe(meant);
});

test('says nothing when nothing is near', () => {
  expect(didYouMean('chek', commands)).toBe("; did you mean 'check'?");
  expect(didYouMean('xyzzy', commands)).toBe('');
});

test('a candidate is always nearest to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (candidates) => {
      for (const candidate of candidates) {
        expect(nearest(candidate, candidates)?.toLowerCase()).toBe(candidate.toLowerCase());
      }
    }),
  );
});
