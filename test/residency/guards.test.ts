import { findingsOn, summaryOf } from '../support/channel-tester';

const topic = (subscriptions: readonly object[], extra: object = {}) =>
  summaryOf(
    findingsOn({
      jurisdiction: 'ca',
      stacks: [
        {
          region: 'ca-central-1',
          name: 'home',
          body: {
            ...extra,
            Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { Subscription: subscriptions } } },
          },
        },
      ],
    }),
  );

describe('a guard on an element of a list', () => {
  it('is about that element alone', () => {
    const host = { Protocol: 'https', Endpoint: 'https://hooks.partner.example/in' };
    const person = { Protocol: 'email', Endpoint: { Ref: 'Mail' } };
    const parameters = { Parameters: { Mail: { Type: 'String' } } };
    expect(topic([person], parameters)).toEqual([]);
    expect(topic([person, host], parameters)).toEqual(['T sns-web-subscription unproven']);
  });

  it('counts as open where the deployer decides it', () => {
    const parameters = { Parameters: { Kind: { Type: 'String' } } };
    const endpoint = 'arn:aws:sqs:us-east-1:111111111111:q';
    expect(topic([{ Protocol: { Ref: 'Kind' }, Endpoint: endpoint }], parameters)).toEqual([
      'T sns-subscription escapes',
      'T sns-web-subscription escapes',
    ]);
  });

  it('is judged where a condition puts the element', () => {
    const conditions = { Conditions: { Far: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } } };
    const far = { Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:111111111111:q' };
    expect(topic([{ 'Fn::If': ['Far', far, { Ref: 'AWS::NoValue' }] }], conditions)).toEqual([]);
  });
});
