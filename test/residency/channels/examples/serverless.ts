import { compliant, examplesOf, trap, violating } from '../../../support/channel-tester';

const sam = (resources: Readonly<Record<string, unknown>>, globals: Readonly<Record<string, unknown>> = {}) => ({
  Transform: 'AWS::Serverless-2016-10-31',
  Globals: globals,
  Resources: resources,
});
const fn = (properties: Readonly<Record<string, unknown>>) => ({
  It: {
    Type: 'AWS::Serverless::Function',
    Properties: { CodeUri: './src', Handler: 'i.h', Runtime: 'nodejs24.x', ...properties },
  },
});
const variables = (Variables: Readonly<Record<string, string>>) => ({ Environment: { Variables } });
const API_EVENT = { Events: { Get: { Type: 'Api', Properties: { Path: '/x', Method: 'get' } } } };
const api = (endpoint: Readonly<Record<string, unknown>>) => ({
  Front: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'live', ...endpoint } },
});

export const serverless = [
  ...examplesOf('api-edge-optimised', [
    compliant('a private API of SAM', sam(api({ EndpointConfiguration: { Type: 'PRIVATE' } }))),
    trap('an HTTP API of SAM', sam(fn({ Events: { Get: { Type: 'HttpApi' } } }))),
    trap(
      'the endpoint of every API of SAM in Globals',
      sam(fn(API_EVENT), { Api: { EndpointConfiguration: 'REGIONAL' } }),
    ),
    violating('an API of SAM without an endpoint', sam(api({})), 'Front'),
    violating('an edge-optimised API of SAM', sam(api({ EndpointConfiguration: { Type: 'EDGE' } })), 'Front'),
    violating('the API that SAM makes for a function', sam(fn(API_EVENT)), 'ServerlessRestApi'),
  ]),
  ...examplesOf('environment-variable', [
    trap('the domain of AWS, and lists of home', {
      It: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Environment: {
            Variables: { SUFFIX: { Ref: 'AWS::URLSuffix' }, REGIONS: 'ca-central-1,ca-west-1', WORDS: 'a, b' },
          },
        },
      },
    }),
    violating('a Region abroad in a list', sam(fn(variables({ REGIONS: 'ca-central-1,us-east-1' }))), 'It'),
    violating(
      'a broker abroad in a list',
      sam(
        fn(
          variables({
            BROKERS: 'b-1.x.kafka.ca-central-1.amazonaws.com:9098,b-2.x.kafka.us-east-1.amazonaws.com:9098',
          }),
        ),
      ),
      'It',
    ),
    violating(
      "a vendor's site in Globals",
      sam(fn(variables({ LEVEL: 'info' })), {
        Function: { Environment: { Variables: { DD_SITE: 'datadoghq.com' } } },
      }),
      'It',
    ),
  ]),
  ...examplesOf('lambda-destination', [
    violating(
      'a queue abroad, of SAM',
      sam(fn({ DeadLetterQueue: { Type: 'SQS', TargetArn: 'arn:aws:sqs:us-east-1:111111111111:q' } })),
      'It',
    ),
  ]),
  ...examplesOf('lambda-invoker', [
    violating('a function URL of SAM for everyone', sam(fn({ FunctionUrlConfig: { AuthType: 'NONE' } })), 'It'),
  ]),
];
