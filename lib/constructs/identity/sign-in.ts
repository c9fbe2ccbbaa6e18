import { Duration } from 'aws-cdk-lib';
import {
  ClientAttributes,
  type IUserPool,
  OAuthScope,
  ResourceServerScope,
  SigningAlgorithm,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { accessScopes, RESOURCE_SERVER, scopeDescriptions } from '../../domain/organisations/access-scopes';
import { ORGANISATION_ATTRIBUTE } from './token-claims';
import { INTERNAL_ID_ATTRIBUTE } from './user-directory';

/** A regional identity provider of an organisation. */
export interface SamlIdentityProvider {
  readonly name: string;
  /** `https` address of its SAML metadata. */
  readonly metadataUrl: string;
  /** Names of the only two attributes that are taken from its assertions. */
  readonly attributes: { readonly email: string; readonly internalId: string };
}

export interface SignInProps {
  readonly userPool: UserPool;
  /** First label of the host where users sign in. */
  readonly domainPrefix: string;
  readonly identityProviders: readonly SamlIdentityProvider[];
  /** Web origins whose `/sign-in` may receive the code. None: no sign-in by redirection. */
  readonly origins: readonly string[];
}

/**
 * How users sign in, in the own Region: through the identity provider of their organisation, or, where there is none,
 * with the pool's own password and second factor. Scopes are those that the regional API asks for.
 */
export class SignIn extends Construct {
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    const { userPool, origins } = props;
    new UserPoolDomain(this, 'Domain', { userPool, cognitoDomain: { domainPrefix: props.domainPrefix } });
    const scopes = accessScopes.map(
      (scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeDescriptions[scopeName] }),
    );
    const server = new UserPoolResourceServer(this, 'Api', { userPool, identifier: RESOURCE_SERVER, scopes });
    const providers = props.identityProviders.map((provider) => federation(this, userPool, provider));
    const federated = providers.length > 0;
    const readable = [ORGANISATION_ATTRIBUTE, `custom:${INTERNAL_ID_ATTRIBUTE}`];
    this.client = new UserPoolClient(this, 'Client', {
      userPool,
      generateSecret: false,
      // A federated user has no password here.
      authFlows: { userSrp: !federated },
      supportedIdentityProviders: federated
        ? providers.map(({ providerName }) => UserPoolClientIdentityProvider.custom(providerName))
        : [UserPoolClientIdentityProvider.COGNITO],
      ...(origins.length === 0
        ? { disableOAuth: true }
        : {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [OAuthScope.OPENID, ...scopes.map((one) => OAuthScope.resourceServer(server, one))],
              callbackUrls: origins.map((origin) => `${origin}/sign-in`),
              logoutUrls: origins.map((origin) => `${origin}/signed-out`),
            },
          }),
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true }).withCustomAttributes(...readable),
      // Amazon Cognito writes what an assertion brings with the client's rights. Without a list, everything is writable.
      writeAttributes: federated
        ? new ClientAttributes()
            .withStandardAttributes({ email: true })
            .withCustomAttributes(`custom:${INTERNAL_ID_ATTRIBUTE}`)
        : new ClientAttributes().withStandardAttributes({ locale: true }),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(8),
      authSessionValidity: Duration.minutes(3),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    for (const { construct } of providers) this.client.node.addDependency(construct);
  }
}

/** The minimum: who it is, by e-mail address and internal id. Everything else is read from the regional database. */
function federation(scope: Construct, userPool: IUserPool, { name, metadataUrl, attributes }: SamlIdentityProvider) {
  const construct = new UserPoolIdentityProviderSaml(scope, name, {
    userPool,
    name,
    metadata: UserPoolIdentityProviderSamlMetadata.url(metadataUrl),
    attributeMapping: {
      email: { attributeName: attributes.email },
      custom: { [`custom:${INTERNAL_ID_ATTRIBUTE}`]: { attributeName: attributes.internalId } },
    },
    encryptedResponses: true,
    requestSigningAlgorithm: SigningAlgorithm.RSA_SHA256,
    idpInitiated: false,
    idpSignout: true,
  });
  return { construct, providerName: construct.providerName };
}
