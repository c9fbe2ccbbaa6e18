import { FOREIGN_FUNCTION, FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

const POOL = 'AWS::Cognito::UserPool';

const invocation = (region: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${FOREIGN_FUNCTION}/invocations`;

/** Puts a function of another Region in where the template substitutes the flow's own. */
const substituteForeignFunction: Change = (properties) => {
  const content = properties['Content'] as { 'Fn::Sub': readonly [string, Record<string, unknown>] };
  const [text, values] = content['Fn::Sub'];
  const functions = Object.keys(values).filter((name) => name.endsWith('Function'));
  const foreign = Object.fromEntries(functions.map((name) => [name, FOREIGN_FUNCTION]));
  return { ...properties, Content: { 'Fn::Sub': [text, { ...values, ...foreign }] } };
};

const integration =
  (changes: Record<string, unknown>): Change =>
  (properties) => ({ ...properties, Integration: { ...(properties['Integration'] as object), ...changes } });

const variable =
  (name: string, value: string): Change =>
  (properties) => {
    const environment = properties['Environment'] as { Variables: Record<string, unknown> };
    return { ...properties, Environment: { Variables: { ...environment.Variables, [name]: value } } };
  };

/** Changes to sign-in, to the API and to what flows call. */
export const organisationChanges: readonly ResourceChange[] = [
  {
    operator: 'send mail of the user pool through another Region',
    type: POOL,
    change: set({
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:111111111111:identity/example.com',
      },
    }),
  },
  {
    operator: 'send text messages of the user pool through another Region',
    type: POOL,
    change: set({
      SmsConfiguration: {
        SnsCallerArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/r' },
        SnsRegion: 'us-east-1',
      },
    }),
  },
  {
    operator: 'send text messages of the user pool from wherever Amazon Cognito likes',
    type: POOL,
    change: set({ SmsConfiguration: { SnsCallerArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/r' } } }),
  },
  {
    operator: 'have claims written by a function abroad',
    type: POOL,
    change: set({ LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: FOREIGN_FUNCTION, LambdaVersion: 'V2_0' } } }),
  },
  {
    operator: 'encrypt users with a foreign key',
    type: POOL,
    change: set({ KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY', KmsKeyArn: FOREIGN_KEY } }),
  },
  {
    operator: 'sign users in at the edge',
    type: 'AWS::Cognito::UserPoolDomain',
    change: set({
      Domain: 'sign-in.example.com',
      CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/c' },
    }),
  },
  {
    operator: 'sign users in at one endpoint of several Regions',
    type: 'AWS::Cognito::UserPoolDomain',
    change: set({ Routing: { Failover: { SecondaryRegion: 'us-east-1' } } }),
  },
  {
    operator: 'read tokens of a user pool abroad',
    type: 'AWS::Lambda::Function',
    when: (properties) => JSON.stringify(properties).includes('USER_POOL_ID'),
    change: variable('ISSUER', 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Abcdefghi'),
  },
  {
    operator: 'look organisations up in another Region',
    type: 'AWS::Lambda::Function',
    when: (properties) => JSON.stringify(properties).includes('REGISTRY_TABLE_NAME'),
    change: variable(
      'REGISTRY_TABLE_NAME',
      'arn:aws:dynamodb:us-east-1:111111111111:table/registry-prod-organisations',
    ),
  },
  {
    operator: 'let whoever likes call the function',
    type: 'AWS::Lambda::Permission',
    change: ({ FunctionName }) => ({ FunctionName, Action: 'lambda:InvokeFunction', Principal: '*' }),
  },
  {
    operator: 'let an instance abroad call the function',
    type: 'AWS::Lambda::Permission',
    when: ({ Principal }) => Principal === 'connect.amazonaws.com',
    change: set({ SourceArn: 'arn:aws:connect:us-east-1:111111111111:instance/i' }),
  },
  {
    operator: 'put the API at the edge',
    type: 'AWS::ApiGateway::RestApi',
    change: set({ EndpointConfiguration: { Types: ['EDGE'] } }),
  },
  {
    operator: 'leave it to the default where the API is',
    type: 'AWS::ApiGateway::RestApi',
    change: set({ EndpointConfiguration: undefined }),
  },
  {
    operator: 'hand requests to a function abroad',
    type: 'AWS::ApiGateway::Method',
    when: (properties) => JSON.stringify(properties['Integration']).includes('AWS_PROXY'),
    change: integration({ Uri: invocation('us-east-1') }),
  },
  {
    operator: 'hand requests to a host abroad',
    type: 'AWS::ApiGateway::Method',
    when: (properties) => JSON.stringify(properties['Integration']).includes('AWS_PROXY'),
    change: integration({ Type: 'HTTP_PROXY', Uri: 'https://taken.execute-api.us-east-1.amazonaws.com/v1' }),
  },
  {
    operator: 'have requests authorised abroad',
    type: 'AWS::ApiGateway::Authorizer',
    change: set({ AuthorizerUri: invocation('us-east-1') }),
  },
  {
    operator: 'log requests abroad',
    type: 'AWS::ApiGateway::Stage',
    change: set({
      AccessLogSetting: {
        DestinationArn: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/amazon-apigateway-x',
      },
    }),
  },
  {
    operator: 'log what the web ACL sees abroad',
    type: 'AWS::WAFv2::LoggingConfiguration',
    change: set({ LogDestinationConfigs: ['arn:aws:firehose:us-east-1:111111111111:deliverystream/aws-waf-logs-x'] }),
  },
  {
    operator: 'substitute a function abroad into a flow',
    type: 'AWS::Connect::ContactFlow',
    when: (properties) => JSON.stringify(properties['Content']).includes('LookUpFunction'),
    change: substituteForeignFunction,
  },
  {
    operator: 'list a function abroad for flows',
    type: 'AWS::Connect::IntegrationAssociation',
    change: set({ IntegrationArn: FOREIGN_FUNCTION }),
  },
];
