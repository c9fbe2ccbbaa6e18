import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven, violating } from '../../support/channel-tester';

/** A property that no channel table knows, of a type that it does not know either. */
const holder = (value: unknown) => ({ Holder: { Type: 'AWS::StepFunctions::Activity', Properties: { Novel: value } } });

const examples = examplesOf('no-foreign-location', [
  compliant('a home Region', holder('ca-west-1')),
  compliant('an ARN of the own Region', holder({ 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:in' })),
  trap('a word in which a Region stands', holder('not-us-east-1-any-more')),
  trap('an arm that is never taken', {
    Conditions: { Abroad: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
    Resources: holder({ 'Fn::If': ['Abroad', 'us-east-1', 'ca-central-1'] }),
  }),
  trap('a thing called after a Region', holder({ Name: 'us-east-1_mirror', Prefix: 'us-east-1' })),
  violating('a Region', holder('us-east-1'), 'Holder'),
  violating(
    'a Region and a zone by their names',
    holder({ RegionName: 'us-east-1', ZoneName: 'eu-west-1a' }),
    'Holder',
  ),
  violating('a Region, deep inside', holder([{ Deep: { Deeper: ['eu-west-1'] } }]), 'Holder'),
  violating('an ARN', holder('arn:aws:sqs:us-west-2:111111111111:out'), 'Holder'),
  violating(
    'an ARN in pieces',
    holder({ 'Fn::Join': [':', ['arn:aws:sqs', 'eu-west-1', { Ref: 'AWS::AccountId' }, 'q']] }),
    'Holder',
  ),
  violating('a host that names its Region', holder('https://sqs.us-east-1.amazonaws.com/1/q'), 'Holder'),
  violating(
    'JSON inside a string',
    holder(JSON.stringify({ queue: 'arn:aws:sqs:us-west-2:111111111111:out' })),
    'Holder',
  ),
  unproven(
    'an ARN whose Region the deployer chooses',
    {
      Parameters: { Where: { Type: 'String' } },
      Resources: holder({ 'Fn::Sub': 'arn:aws:sqs:${Where}:${AWS::AccountId}:q' }),
    },
    'Holder',
  ),
  unproven(
    'a Region by the name of its property that the deployer chooses',
    {
      Parameters: { Where: { Type: 'String' } },
      Resources: { Holder: { Type: 'AWS::StepFunctions::Activity', Properties: { TargetRegion: { Ref: 'Where' } } } },
    },
    'Holder',
  ),
  // What a property means is for the channel tables: without one, a text that names no place is silent.
  trap('a word that the deployer chooses', {
    Parameters: { What: { Type: 'String' } },
    Resources: holder({ 'Fn::Sub': 'prefix-${What}' }),
  }),
  unproven('an account that nobody declares', holder('arn:aws:sqs:ca-central-1:999999999999:q'), 'Holder'),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
