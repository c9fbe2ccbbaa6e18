import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const FUNCTION = {
  Backend: { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn:aws:iam::111111111111:role/r' } },
};
const method = (integration: Readonly<Record<string, unknown>>) =>
  subject('AWS::ApiGateway::Method', { HttpMethod: 'GET', RestApiId: 'a', ResourceId: 'r', Integration: integration });
const invoke = (arn: string) => ({
  'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
});

export const api = [
  ...examplesOf('api-edge-optimised', [
    compliant(
      'a Regional API',
      'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: a\n      EndpointConfiguration: { Types: [REGIONAL] }\n',
    ),
    compliant(
      'a private API',
      subject('AWS::ApiGateway::RestApi', { Name: 'a', EndpointConfiguration: { Types: ['PRIVATE'] } }),
    ),
    violating('the default', subject('AWS::ApiGateway::RestApi', { Name: 'a' }), 'Subject'),
    violating(
      'a domain at the edge',
      subject('AWS::ApiGateway::DomainName', {
        DomainName: 'api.example.ca',
        CertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1',
        EndpointConfiguration: { Types: ['EDGE'] },
      }),
      'Subject',
    ),
    unproven(
      'an endpoint type from the deployer',
      subject('AWS::ApiGateway::RestApi', { Name: 'a', EndpointConfiguration: { Types: [FROM_DEPLOYER] } }),
      'Subject',
    ),
  ]),
  ...examplesOf('api-integration', [
    compliant('a function of the stack', {
      ...FUNCTION,
      ...method({ Type: 'AWS_PROXY', Uri: invoke('${Backend.Arn}') }),
    }),
    trap(
      'a host behind a VPC link',
      method({ Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', Uri: 'http://orders.example.com/x' }),
    ),
    violating(
      'a function abroad inside the URI',
      method({ Type: 'AWS_PROXY', Uri: invoke('arn:aws:lambda:us-east-1:111111111111:function:f') }),
      'Subject',
    ),
    violating(
      'a data source abroad',
      subject('AWS::AppSync::DataSource', {
        ApiId: 'a',
        Name: 'd',
        Type: 'AMAZON_DYNAMODB',
        DynamoDBConfig: { AwsRegion: 'us-east-1', TableName: 't' },
      }),
      'Subject',
    ),
    unproven(
      'a host of unknown place',
      subject('AWS::ApiGatewayV2::Integration', {
        ApiId: 'a',
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://crm.example.com/orders',
      }),
      'Subject',
    ),
    unproven(
      'a function from the deployer',
      subject('AWS::ApiGatewayV2::Integration', {
        ApiId: 'a',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('api-authorizer', [
    compliant('a user pool of the stack', {
      Users: { Type: 'AWS::Cognito::UserPool' },
      ...subject('AWS::ApiGateway::Authorizer', {
        RestApiId: 'a',
        Name: 'n',
        Type: 'COGNITO_USER_POOLS',
        ProviderARNs: [{ 'Fn::GetAtt': ['Users', 'Arn'] }],
      }),
    }),
    trap(
      'an issuer outside AWS',
      subject('AWS::ApiGatewayV2::Authorizer', {
        ApiId: 'a',
        AuthorizerType: 'JWT',
        Name: 'n',
        JwtConfiguration: { Issuer: 'https://login.example.com/', Audience: ['x'] },
      }),
    ),
    violating(
      'an issuer abroad',
      subject('AWS::ApiGatewayV2::Authorizer', {
        ApiId: 'a',
        AuthorizerType: 'JWT',
        Name: 'n',
        JwtConfiguration: { Issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf', Audience: ['x'] },
      }),
      'Subject',
    ),
    unproven(
      'an authorizer from the deployer',
      subject('AWS::ApiGateway::Authorizer', {
        RestApiId: 'a',
        Name: 'n',
        Type: 'TOKEN',
        AuthorizerUri: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('graphql-edge', [
    compliant(
      'an API of the Region',
      subject('AWS::AppSync::GraphQLApi', { Name: 'g', AuthenticationType: 'AWS_IAM' }),
    ),
    violating(
      'a custom domain',
      subject('AWS::AppSync::DomainName', {
        DomainName: 'g.example.ca',
        CertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1',
      }),
      'Subject',
    ),
  ]),
];
