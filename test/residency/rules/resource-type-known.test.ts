import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven } from '../../support/channel-tester';

const resource = (Type: string) => ({ It: { Type, Properties: {} } });

// No type is known to leave by itself: this rule says `unproven` only.
const examples = examplesOf('resource-type-known', [
  compliant('a store', resource('AWS::SQS::Queue')),
  compliant('configuration', resource('AWS::IAM::ManagedPolicy')),
  trap('what CDK adds to every template', resource('AWS::CDK::Metadata')),
  unproven('a type that does not exist yet', resource('AWS::S3::Lakehouse'), 'It'),
  unproven('a type of somebody else', resource('Vendor::Storage::Bucket'), 'It'),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
