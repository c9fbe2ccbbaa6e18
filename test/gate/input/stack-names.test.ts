import fc from 'fast-check';
import { uniqueStackNames } from '../../../lib/gate/input/stack-names';

test('a name that is alone stays; the others are told apart by what qualifies them, then by number', () => {
  const names = uniqueStackNames([
    { name: 'keys', qualifier: 'ca-central-1' },
    { name: 'content', qualifier: 'us-east-1' },
    { name: 'content', qualifier: 'eu-west-1' },
    { name: 'content', qualifier: 'eu-west-1' },
    { name: 'content', qualifier: '' },
  ]);
  expect(names).toEqual(['keys', 'content@us-east-1', 'content@eu-west-1', 'content@eu-west-1#2', 'content']);
});

test('every stack gets a name of its own', () => {
  const word = fc.constantFrom('a', 'b', 'a@x', 'a@x#2', '');
  fc.assert(
    fc.property(fc.array(fc.record({ name: word, qualifier: word })), (stacks) => {
      const names = uniqueStackNames(stacks);
      expect(names).toHaveLength(stacks.length);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
