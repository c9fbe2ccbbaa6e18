import { type Channel, type Opening } from '../channel';
import { inbound, ways } from './ways';

const EDGE: Opening = { to: 'abroad', title: 'edge locations of an edge-optimised API', values: ['EDGE'] };
const EDGE_BY_DEFAULT: Opening = { to: 'abroad', title: 'edge locations of an edge-optimised API, the default' };

/** Ways through API front doors. */
export const api: readonly Channel[] = [
  {
    id: 'api-edge-optimised',
    catalogue: 'API-01',
    title: 'REST APIs have Regional or private endpoints',
    why: 'Without an endpoint type a REST API is edge-optimised: TLS ends at edge locations in any country.',
    fix: 'Set EndpointConfiguration.Types to REGIONAL or PRIVATE.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html'],
    ways: [
      {
        type: 'AWS::ApiGateway::RestApi',
        path: 'EndpointConfiguration.Types[]',
        reads: EDGE,
        absent: EDGE_BY_DEFAULT,
      },
      {
        type: 'AWS::ApiGateway::DomainName',
        path: 'EndpointConfiguration.Types[]',
        reads: EDGE,
        absent: EDGE_BY_DEFAULT,
      },
      {
        type: 'AWS::Serverless::Api',
        path: 'EndpointConfiguration',
        reads: EDGE,
        absent: EDGE_BY_DEFAULT,
      },
      ...inbound('AWS::ApiGateway::DomainName', 'CertificateArn'),
    ],
  },
  {
    id: 'api-integration',
    catalogue: 'API-02',
    title: 'APIs hand requests to backends of the jurisdiction',
    why: 'An integration sends the whole request, personal data included, to the URI that it names.',
    fix: 'Integrate with a backend of a home Region that a given template declares, or record the decision for the host.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html'],
    ways: [
      ...integration('AWS::ApiGateway::Method', 'Integration.Uri', 'Integration.ConnectionType'),
      ...integration('AWS::ApiGatewayV2::Integration', 'IntegrationUri', 'ConnectionType'),
      ...ways('AWS::ApiGatewayV2::Integration', 'region', 'RequestParameters.Region'),
      ...ways(
        'AWS::AppSync::DataSource',
        'region',
        'DynamoDBConfig.AwsRegion',
        'HttpConfig.AuthorizationConfig.AwsIamConfig.SigningRegion',
        'OpenSearchServiceConfig.AwsRegion',
        'ElasticsearchConfig.AwsRegion',
        'RelationalDatabaseConfig.RdsHttpEndpointConfig.AwsRegion',
      ),
      ...ways('AWS::AppSync::DataSource', 'host', 'HttpConfig.Endpoint'),
      ...ways('AWS::AppSync::DataSource', 'arn', 'EventBridgeConfig.EventBusArn', 'LambdaConfig.LambdaFunctionArn'),
    ],
  },
  {
    id: 'api-authorizer',
    catalogue: 'API-03',
    title: 'APIs are authorized by identities of the jurisdiction',
    why: 'A user pool of another Region lets in people of another directory, and an authorizer function there sees every request.',
    fix: 'Use a user pool, issuer or function of a home Region.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html'],
    ways: [
      ...ways('AWS::ApiGateway::Authorizer', 'arn', 'ProviderARNs[]', 'AuthorizerUri'),
      ...ways('AWS::ApiGatewayV2::Authorizer', 'arn', 'AuthorizerUri'),
      // The API reads public keys from an issuer and sends it nothing: only a known foreign place counts.
      ...ways('AWS::ApiGatewayV2::Authorizer', 'code', 'JwtConfiguration.Issuer'),
      ...ways(
        'AWS::AppSync::GraphQLApi',
        'region',
        'UserPoolConfig.AwsRegion',
        'AdditionalAuthenticationProviders[].UserPoolConfig.AwsRegion',
      ),
      ...ways('AWS::AppSync::GraphQLApi', 'arn', 'LambdaAuthorizerConfig.AuthorizerUri'),
    ],
  },
  {
    id: 'graphql-edge',
    catalogue: 'API-04',
    title: 'GraphQL APIs have no custom domain at the edge',
    why: 'A custom domain of AWS AppSync is a CloudFront distribution: TLS ends at edge locations in any country.',
    fix: 'Use the Regional endpoint of the API, or make it private.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/appsync/latest/devguide/custom-domain-name.html'],
    ways: [
      ...ways(
        'AWS::AppSync::DomainName',
        { to: 'abroad', title: 'edge locations in front of the custom domain' },
        'CertificateArn',
      ),
      ...inbound('AWS::AppSync::GraphQLApi', 'Visibility', 'LogConfig.FieldLogLevel'),
    ],
  },
];

/** A URI behind a VPC link is a host of the own network: only a known foreign place counts. */
function integration(type: string, path: string, connection: string): Channel['ways'] {
  return [
    { type, path, reads: 'host', when: { path: connection, absent: true } },
    { type, path, reads: 'host', when: { path: connection, values: ['INTERNET'] } },
    { type, path, reads: 'code', when: { path: connection, values: ['VPC_LINK'] } },
  ];
}
