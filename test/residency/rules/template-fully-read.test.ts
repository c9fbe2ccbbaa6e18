import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven } from '../../support/channel-tester';

const topic = { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } };

/** A text of JSON in JSON in JSON: each level doubles the quotes. */
const nested = (depth: number): string => (depth === 0 ? '{}' : JSON.stringify({ inner: nested(depth - 1) }));

// What is hidden is not known to leave: this rule says `unproven` only.
const examples = examplesOf('template-fully-read', [
  compliant('a plain template', topic),
  trap('a document that is nested, and not too deeply', {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: nested(3) } },
  }),
  unproven('a macro, reported once', { Transform: 'OwnMacro', Resources: { ...topic, Second: topic.Topic } }, 'Topic'),
  unproven(
    'a nested template that is not given',
    { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './elsewhere.template.json' } } },
    'Nested',
  ),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
