import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven, violating } from '../../support/channel-tester';

const store = { Store: { Type: 'AWS::DynamoDB::Table', Properties: {} } };

const examples = examplesOf('data-stays-home', [
  compliant('stores and functions in home Regions', store, {
    others: [{ region: 'ca-west-1', body: { Worker: { Type: 'AWS::Lambda::Function', Properties: {} } } }],
  }),
  trap(
    'what is global stands in us-east-1 by force',
    {},
    {
      others: [
        {
          region: 'us-east-1',
          body: { Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: {} } },
        },
      ],
    },
  ),
  trap(
    'helpers of the CDK keep no data',
    {},
    {
      others: [
        {
          region: 'us-east-1',
          body: {
            CustomCrossRegionExportWriterCustomResourceProviderHandlerD8786E8A: {
              Type: 'AWS::Lambda::Function',
              Properties: {},
            },
            EdgeArn: {
              Type: 'AWS::SSM::Parameter',
              Properties: { Type: 'String', Name: '/cdk/EdgeFunctionArn/ca/F', Value: 'x' },
            },
          },
        },
      ],
    },
  ),
  trap(
    'a routing table may stand abroad',
    {},
    {
      others: [
        {
          region: 'eu-central-1',
          body: {
            Routing: {
              Type: 'AWS::DynamoDB::Table',
              Properties: { Tags: [{ Key: 'residency:data-class', Value: 'routing' }] },
            },
          },
        },
      ],
    },
  ),
  violating('a store in another Region', {}, 'Store', { others: [{ region: 'us-east-1', body: store }] }),
  violating('a function in another Region', {}, 'Worker', {
    others: [{ region: 'eu-west-1', body: { Worker: { Type: 'AWS::Lambda::Function', Properties: {} } } }],
  }),
  unproven('a store of a stack without a Region', {}, 'Store', { others: [{ region: undefined, body: store }] }),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
