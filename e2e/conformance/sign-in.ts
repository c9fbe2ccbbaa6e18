import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Emulator } from '../emulator/emulator';
import { createStack, requireStill, type Gap } from './gap';

/** An API whose one resource asks for a token of a user pool. */
const guardedApi = {
  UserPool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'conformance' } },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'conformance' } },
  Authorizer: {
    Type: 'AWS::ApiGateway::Authorizer',
    Properties: {
      Name: 'users',
      RestApiId: { Ref: 'Api' },
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      ProviderARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
    },
  },
  Guarded: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
      PathPart: 'guarded',
    },
  },
  Get: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResourceId: { Ref: 'Guarded' },
      HttpMethod: 'GET',
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizerId: { Ref: 'Authorizer' },
      Integration: {
        Type: 'MOCK',
        RequestTemplates: { 'application/json': '{"statusCode":200}' },
        IntegrationResponses: [{ StatusCode: '200' }],
      },
      MethodResponses: [{ StatusCode: '200' }],
    },
  },
  ApiDeployment: {
    Type: 'AWS::ApiGateway::Deployment',
    DependsOn: 'Get',
    Properties: { RestApiId: { Ref: 'Api' } },
  },
  Stage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'ApiDeployment' }, StageName: 'conformance' },
  },
};

/** Where an API must be to be reached: a request without AWS's signature does not tell an account or a Region. */
const place = { account: '000000000000', region: 'us-east-1' };

/** The token of a user of the pool. */
async function tokenOf(emulator: Emulator, UserPoolId: string | undefined): Promise<string> {
  const client = new CognitoIdentityProviderClient(emulator.clientSettings(place.account, place.region));
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'conformance',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const [Username, Password] = ['signed-in', 'Synthetic-password-1'];
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId: UserPoolClient?.ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  if (AuthenticationResult?.IdToken === undefined) throw new Error('the user pool gave no token');
  return AuthenticationResult.IdToken;
}

/** Who gets into an API. */
export const signIn: readonly Gap[] = [
  {
    title:
      'an API asks its Cognito authorizer: no token and junk are refused (reported as let through), and so is a good token, whose keys it fetches without TLS',
    async check({ emulator }) {
      const Outputs = { Api: { Value: { Ref: 'Api' } }, UserPool: { Value: { Ref: 'UserPool' } } };
      const { outputs } = await createStack({ emulator, ...place }, 'api', { Resources: guardedApi, Outputs });
      const path = `restapis/${outputs.get('Api')}/conformance/_user_request_/guarded`;
      const answers = [
        await emulator.statusOf(path),
        await emulator.statusOf(path, { authorization: 'junk' }),
        await emulator.statusOf(path, { authorization: await tokenOf(emulator, outputs.get('UserPool')) }),
      ];
      requireStill([401, 401, 401], answers);
    },
  },
];
