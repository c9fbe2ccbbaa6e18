import { addImport, addToList } from './index-lines';
import { camelCase, FILL_IN, requireId, type Scaffold } from './scaffold';

const INDEX = 'lib/residency/rules/index.ts';

/**
 * A residency rule of which a channel table cannot tell.
 *
 * @throws ScaffoldError when the id is no kebab-case of two words or more
 */
export function scaffoldRule(id: string): Scaffold {
  requireId(id, { words: 2, example: 'data-stays-home' });
  const name = camelCase(id);
  const path = `lib/residency/rules/${id}.ts`;
  const testPath = `test/residency/rules/${id}.test.ts`;
  return {
    files: [
      { path, text: ruleText(id) },
      { path: testPath, text: testText(id) },
    ],
    edits: [{ path: INDEX, edit: (text) => addToList(addImport(text, `import ${name} from './${id}';`), name, INDEX) }],
    next: [
      `write the rule in ${path}`,
      `write its examples in ${testPath}, and run: npx jest ${testPath}`,
      'render its documentation: npm run docs',
    ],
  };
}

function ruleText(id: string): string {
  return `import { unknownPlace } from '../place';
import { defineRule } from '../rule';

/** ${FILL_IN} the state that is wanted, in a sentence. */
export default defineRule({
  id: '${id}',
  title: '${FILL_IN} the state that is wanted, in a sentence',
  why: '${FILL_IN} what happens to the data otherwise',
  fix: '${FILL_IN} what to change, concretely',
  severity: 'S1',
  sources: ['${FILL_IN} the address of the AWS document or the law'],
  catalogue: [],

  *observe(resource) {
    if (resource.type !== '${FILL_IN} the resource type') return;
    yield { rule: '${id}', resource, path: '', place: unknownPlace('${FILL_IN} where the data can go') };
  },
});
`;
}

function testText(id: string): string {
  return `import { ruleOf } from '../../../lib/residency/rule-catalogue';
import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven, violating } from '../../support/channel-tester';

const resource = { Type: '${FILL_IN} the resource type', Properties: {} };

const examples = examplesOf('${id}', [
  compliant('${FILL_IN} data that stays', { Compliant: resource }),
  trap('${FILL_IN} what looks like a way out and is none', { Innocent: resource }),
  violating('${FILL_IN} data that leaves', { Violating: resource }, 'Violating'),
  unproven('${FILL_IN} a destination that cannot be known', { Unproven: resource }, 'Unproven'),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});

test('the rule and its examples are written', () => {
  const left = JSON.stringify([ruleOf('${id}'), examples]).match(/${FILL_IN} [^"]*/g);
  expect(left ?? []).toEqual([]);
});
`;
}
