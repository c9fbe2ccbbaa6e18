import { FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

const takesPayments = (properties: Readonly<Record<string, unknown>>) =>
  JSON.stringify(properties).includes('PROCESSOR_URL');

const variable =
  (name: string, value: string): Change =>
  (properties) => {
    const environment = properties['Environment'] as { Variables: Record<string, unknown> };
    return { ...properties, Environment: { Variables: { ...environment.Variables, [name]: value } } };
  };

/** The substitution of a flow with another value for one of its placeholders. */
const substitute =
  (name: string, value: string): Change =>
  (properties) => {
    const content = properties['Content'] as { 'Fn::Sub': readonly [string, Record<string, unknown>] };
    const [text, values] = content['Fn::Sub'];
    return { ...properties, Content: { 'Fn::Sub': [text, { ...values, [name]: value }] } };
  };

/** Changes to what takes card payments. */
export const paymentChanges: readonly ResourceChange[] = [
  {
    operator: 'send cards to a processor abroad',
    type: 'AWS::Lambda::Function',
    when: takesPayments,
    change: variable('PROCESSOR_URL', 'https://tokens.execute-api.us-east-1.amazonaws.com/v1/tokens'),
  },
  {
    operator: 'send cards to a processor that nobody declared',
    type: 'AWS::Lambda::Function',
    when: takesPayments,
    change: variable('PROCESSOR_URL', 'https://tokens.other.example/v1/tokens'),
  },
  {
    operator: 'read the private key in another Region',
    type: 'AWS::Lambda::Function',
    when: takesPayments,
    change: variable('INPUT_PRIVATE_KEY', 'arn:aws:secretsmanager:us-east-1:111111111111:secret:input-AbCdEf'),
  },
  {
    operator: 'keep one-time tokens in another Region',
    type: 'AWS::Lambda::Function',
    when: (properties) => JSON.stringify(properties).includes('TOKEN_TABLE_NAME'),
    change: variable('TOKEN_TABLE_NAME', 'arn:aws:dynamodb:us-east-1:111111111111:table/tokens'),
  },
  {
    operator: 'replicate a secret of payments',
    type: 'AWS::SecretsManager::Secret',
    when: (properties) => /encrypted input|payment processor/.test(JSON.stringify(properties['Description'])),
    change: set({ ReplicaRegions: [{ Region: 'us-east-1' }] }),
  },
  {
    operator: 'replicate one-time tokens',
    type: 'AWS::DynamoDB::GlobalTable',
    when: (properties) => JSON.stringify(properties).includes('tokenDigest'),
    change: (properties) => ({
      ...properties,
      Replicas: [
        ...(properties['Replicas'] as unknown[]),
        { Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: FOREIGN_KEY } },
      ],
    }),
  },
  {
    operator: 'log the firewall of payments abroad',
    type: 'AWS::NetworkFirewall::LoggingConfiguration',
    change: set({
      LoggingConfiguration: {
        LogDestinationConfigs: [
          {
            LogType: 'ALERT',
            LogDestinationType: 'KinesisDataFirehose',
            LogDestination: { deliveryStream: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/alerts' },
          },
        ],
      },
    }),
  },
  {
    operator: 'hand encrypted input to a function abroad',
    type: 'AWS::Connect::ContactFlow',
    when: (properties) => JSON.stringify(properties['Content']).includes('PaymentFunction'),
    change: substitute('PaymentFunction', 'arn:aws:lambda:us-east-1:111111111111:function:taken'),
  },
];
