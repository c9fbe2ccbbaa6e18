import { type Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SignIn, type SamlIdentityProvider } from '../../../lib/constructs/identity/sign-in';
import { UserDirectory } from '../../../lib/constructs/identity/user-directory';
import { accessScopes, organisationRoles } from '../../../lib/domain/organisations/access-scopes';
import { onlyResource, resourcesOf, testKey, testStack } from '../../support/stack';

const provider: SamlIdentityProvider = {
  name: 'Northwind',
  metadataUrl: 'https://portal.sso.ca-central-1.amazonaws.com/saml/metadata/abc',
  attributes: { email: 'mail', internalId: 'employee' },
};

function build(
  props: { identityProviders?: readonly SamlIdentityProvider[]; origins?: readonly string[] } = {},
): Stack {
  const stack = testStack();
  const issueClaims = LambdaFunction.fromFunctionArn(
    stack,
    'Claims',
    'arn:aws:lambda:ca-central-1:111111111111:function:claims',
  );
  const userPool = new UserDirectory(stack, 'Users', { key: testKey(stack), issueClaims });
  new SignIn(stack, 'SignIn', {
    userPool,
    domainPrefix: 'northwind-ca-prod',
    identityProviders: props.identityProviders ?? [],
    origins: props.origins ?? ['https://desk.example.com'],
  });
  return stack;
}

describe('the user directory of a Region', () => {
  const { Properties: pool, DeletionPolicy } = onlyResource(build(), 'AWS::Cognito::UserPool');

  test('demands a second factor, which is no text message', () => {
    expect(pool).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool).not.toHaveProperty('SmsConfiguration');
  });

  test('watches for taken-over accounts', () => {
    expect(pool).toMatchObject({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } });
  });

  test('sends no mail through another service, and nobody signs up or recovers by mail', () => {
    expect(pool['EmailConfiguration']).toEqual({ EmailSendingAccount: 'COGNITO_DEFAULT' });
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
    });
    expect(pool['AutoVerifiedAttributes'] ?? []).toEqual([]);
  });

  test('binds a user to an organisation for good', () => {
    const schema = pool['Schema'] as readonly { readonly Name: string; readonly Mutable: boolean }[];
    expect(schema.find(({ Name }) => Name === 'organisation_id')?.Mutable).toBe(false);
  });

  test('asks for claims with version 2 of the event, is encrypted with the own key and retained', () => {
    expect(pool).toMatchObject({
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } },
      KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY' },
      DeletionProtection: 'ACTIVE',
    });
    expect(DeletionPolicy).toBe('Retain');
  });

  test('has a group for every role, and a scope for everything that the API asks for', () => {
    const groups = resourcesOf(build(), 'AWS::Cognito::UserPoolGroup').map(({ Properties }) => Properties['GroupName']);
    expect(groups.sort()).toEqual([...organisationRoles].sort());
    const { Scopes } = onlyResource(build(), 'AWS::Cognito::UserPoolResourceServer').Properties;
    expect((Scopes as readonly { ScopeName: string }[]).map(({ ScopeName }) => ScopeName)).toEqual(accessScopes);
  });
});

describe('sign-in', () => {
  test('is at a host of the own Region, never at the edge', () => {
    const { Properties } = onlyResource(build(), 'AWS::Cognito::UserPoolDomain');
    expect(Properties).toEqual({ Domain: 'northwind-ca-prod', UserPoolId: expect.anything() as unknown });
  });

  test.each([
    ['with a password', []],
    ['through an identity provider', [provider]],
  ])('%s lets no client write the organisation, nor keep a secret in a browser', (_, identityProviders) => {
    const { Properties } = onlyResource(build({ identityProviders }), 'AWS::Cognito::UserPoolClient');
    expect(Properties['WriteAttributes']).not.toContain('custom:organisation_id');
    expect(Properties['WriteAttributes']).not.toEqual([]);
    expect(Properties['GenerateSecret']).toBe(false);
    expect(Properties['AllowedOAuthFlows']).toEqual(['code']);
    expect(JSON.stringify(Properties['AllowedOAuthScopes'])).not.toContain('aws.cognito.signin.user.admin');
  });

  test('through an identity provider takes the e-mail address and the internal id, and nothing else', () => {
    const stack = build({ identityProviders: [provider] });
    const { Properties } = onlyResource(stack, 'AWS::Cognito::UserPoolIdentityProvider');
    expect(Properties['AttributeMapping']).toEqual({ email: 'mail', 'custom:internal_id': 'employee' });
    expect(Properties['ProviderDetails']).toMatchObject({
      MetadataURL: provider.metadataUrl,
      EncryptedResponses: true,
      RequestSigningAlgorithm: 'rsa-sha256',
      IDPInit: false,
    });
    const client = onlyResource(stack, 'AWS::Cognito::UserPoolClient').Properties;
    const { logicalId } = onlyResource(stack, 'AWS::Cognito::UserPoolIdentityProvider');
    expect(client['SupportedIdentityProviders']).toEqual([{ Ref: logicalId }]);
    expect(client['ExplicitAuthFlows']).not.toContain('ALLOW_USER_SRP_AUTH');
  });

  test('by redirection needs an origin', () => {
    const { Properties } = onlyResource(build({ origins: [] }), 'AWS::Cognito::UserPoolClient');
    expect(Properties).not.toHaveProperty('CallbackURLs');
    expect(Properties['AllowedOAuthFlowsUserPoolClient']).not.toBe(true);
  });
});
