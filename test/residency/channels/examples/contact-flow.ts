import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const INSTANCE = { 'Fn::Sub': 'arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/1' };
const flow = (...actions: readonly Readonly<Record<string, unknown>>[]) => ({
  Version: '2019-10-30',
  StartAction: 'a',
  Metadata: { ActionMetadata: { a: { displayName: 'us-east-1' } } },
  Actions: actions.map((action, index) => ({ Identifier: `a${index}`, Transitions: {}, ...action })),
});
const flowWith = (content: unknown) =>
  subject('AWS::Connect::ContactFlow', { InstanceArn: INSTANCE, Name: 'f', Type: 'CONTACT_FLOW', Content: content });
const invoke = (arn: string) => ({
  Type: 'InvokeLambdaFunction',
  Parameters: { LambdaFunctionARN: arn, InvocationTimeLimitSeconds: '3' },
});
const transfer = (number: string) => ({
  Type: 'TransferParticipantToThirdParty',
  Parameters: { ThirdPartyPhoneNumber: number },
});
const quickConnect = (number: unknown) =>
  subject('AWS::Connect::QuickConnect', {
    InstanceArn: INSTANCE,
    Name: 'q',
    QuickConnectConfig: { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: number } },
  });

export const contactFlow = [
  ...examplesOf('connect-flow', [
    compliant('a function by Fn::Sub', {
      Handler: { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn:aws:iam::111111111111:role/r' } },
      ...flowWith({ 'Fn::Sub': JSON.stringify(flow(invoke('${Handler.Arn}'), transfer('+1 416 555 0100'))) }),
    }),
    trap(
      'the Region of the instance as an attribute',
      flowWith(JSON.stringify(flow(invoke('arn:aws:lambda:$.AwsRegion:111111111111:function:f')))),
    ),
    trap(
      'a block that is called after a Region',
      flowWith(JSON.stringify(flow({ Identifier: 'us-east-1', Type: 'x', Transitions: { NextAction: 'us-east-1' } }))),
    ),
    trap(
      'an attribute of the contact that is a word',
      flowWith(
        JSON.stringify(flow({ Type: 'UpdateContactAttributes', Parameters: { Attributes: { office: 'us-east-1' } } })),
      ),
    ),
    violating(
      'a function abroad',
      flowWith(JSON.stringify(flow(invoke('arn:aws:lambda:us-east-1:111111111111:function:f')))),
      'Subject',
    ),
    violating(
      'a bot abroad, in a module',
      subject('AWS::Connect::ContactFlowModule', {
        InstanceArn: INSTANCE,
        Name: 'm',
        Content: JSON.stringify(
          flow({
            Type: 'ConnectParticipantWithLexBot',
            Parameters: { LexV2Bot: { AliasArn: 'arn:aws:lex:eu-west-2:111111111111:bot-alias/B/A' } },
          }),
        ),
      }),
      'Subject',
    ),
    violating('a transfer to London', flowWith(JSON.stringify(flow(transfer('+442079460000')))), 'Subject'),
    unproven(
      'a function that an attribute names',
      flowWith(JSON.stringify(flow(invoke('$.Attributes.handler')))),
      'Subject',
    ),
    unproven('a flow from the deployer', flowWith(FROM_DEPLOYER), 'Subject'),
  ]),
  ...examplesOf('connect-external-transfer', [
    compliant('a number of Toronto', quickConnect('+14165550100')),
    trap('a freephone number', quickConnect('+18005550100')),
    violating('a number of New York', quickConnect('+12125550100'), 'Subject'),
    violating('a number of London', quickConnect('+442079460000'), 'Subject'),
    unproven('a number from the deployer', quickConnect(FROM_DEPLOYER), 'Subject'),
    trap('a number of a country of the bloc', quickConnect('+31205550100'), { jurisdiction: 'eu' }),
  ]),
];
