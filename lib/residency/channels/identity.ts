import { type Channel } from '../channel';
import { inbound, ways } from './ways';

const POOL = 'AWS::Cognito::UserPool';
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';

/** Ways out of user directories and sign-in. */
export const identity: readonly Channel[] = [
  {
    id: 'user-pool-replica',
    catalogue: 'COG-01',
    title: 'User pools are replicated within the jurisdiction',
    why: 'A replica holds the whole directory: names, e-mail addresses, telephone numbers.',
    fix: 'Remove the replica, or name a home Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-multi-region.html'],
    ways: [
      ...ways('AWS::Cognito::UserPoolReplica', 'region', 'RegionName'),
      ...ways('AWS::Cognito::UserPoolRegionalConfigurationAttachment', 'arn', 'EmailConfiguration.SourceArn'),
      ...ways('AWS::Cognito::UserPoolRegionalConfigurationAttachment', 'region', 'SmsConfiguration.SnsRegion'),
    ],
  },
  {
    id: 'user-pool-domain',
    catalogue: 'COG-02',
    title: 'Sign-in pages are served in the jurisdiction',
    why: 'A custom domain of a user pool is a CloudFront distribution: passwords pass through edge locations in any country.',
    fix: 'Use a prefix domain of the Region, without a secondary Region abroad.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html'],
    ways: [
      ...ways('AWS::Cognito::UserPoolDomain', 'region', 'Routing.Failover.SecondaryRegion'),
      ...ways(
        'AWS::Cognito::UserPoolDomain',
        { to: 'abroad', title: 'edge locations in front of the custom domain' },
        'CustomDomainConfig.CertificateArn',
      ),
    ],
  },
  {
    id: 'user-pool-email',
    catalogue: 'COG-03',
    title: 'User pools send e-mail from the jurisdiction',
    why: 'Codes and addresses of users are handed to the Region of the SES identity.',
    fix: 'Verify the SES identity in a home Region and name its ARN.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html'],
    ways: ways(POOL, 'arn', 'EmailConfiguration.SourceArn'),
  },
  {
    id: 'user-pool-sms',
    catalogue: 'COG-04',
    title: 'User pools send text messages from the jurisdiction',
    why: 'Without SnsRegion the service chooses the Region that sends, which for some pools is a legacy one abroad.',
    fix: 'Set SmsConfiguration.SnsRegion to a home Region, or use authenticator apps only.',
    severity: 'S2',
    sources: [
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-email-phone-verification.html',
    ],
    ways: [
      {
        type: POOL,
        path: 'SmsConfiguration.SnsRegion',
        reads: 'region',
        when: { path: 'SmsConfiguration.SnsCallerArn' },
        absent: { to: 'unknown', title: 'the Region that sends text messages' },
      },
      ...ways(POOL, 'region', 'SmsConfiguration.EumsSms.Region'),
    ],
  },
  {
    id: 'user-pool-trigger',
    catalogue: 'COG-05',
    title: 'User pools call functions of the jurisdiction',
    why: 'Triggers see attributes, custom senders see codes in clear after decryption.',
    fix: 'Use functions and keys of the same Region.',
    severity: 'S2',
    sources: [
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html',
    ],
    ways: [
      ...ways(
        POOL,
        'arn',
        ...(
          'CustomEmailSender.LambdaArn CustomSMSSender.LambdaArn InboundFederation.LambdaArn PreTokenGenerationConfig.LambdaArn ' +
          'PreSignUp PreAuthentication PreTokenGeneration PostAuthentication PostConfirmation CustomMessage UserMigration ' +
          'DefineAuthChallenge CreateAuthChallenge VerifyAuthChallengeResponse'
        )
          .split(' ')
          .map((trigger) => `LambdaConfig.${trigger}`),
      ),
      ...ways(POOL, 'key', 'LambdaConfig.KMSKeyID'),
    ],
  },
  {
    id: 'user-pool-federation',
    catalogue: 'COG-06',
    title: 'Users sign in at identity providers of the jurisdiction',
    why: 'The provider learns of every sign-in, and sends the attributes that the mapping asks for.',
    fix: 'Use the Regional host of the provider; record the decision where the host does not tell its place.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html'],
    ways: [
      ...ways(
        PROVIDER,
        'host',
        'ProviderDetails.MetadataURL',
        'ProviderDetails.oidc_issuer',
        'ProviderDetails.authorize_url',
        'ProviderDetails.token_url',
        'ProviderDetails.attributes_url',
        'ProviderDetails.jwks_uri',
      ),
      ...ways(PROVIDER, 'saml-metadata', 'ProviderDetails.MetadataFile'),
      ...ways('AWS::Cognito::IdentityPool', 'host', 'CognitoIdentityProviders[].ProviderName'),
      ...ways('AWS::Cognito::IdentityPool', 'arn', 'CognitoStreams.StreamName', 'PushSync.ApplicationArns[]'),
    ],
  },
  {
    id: 'user-pool-log',
    catalogue: 'COG-07',
    title: 'Sign-in activity is exported within the jurisdiction',
    why: 'Exported logs hold user names, IP addresses and message contents.',
    fix: 'Export to a log group, delivery stream or bucket of a home Region that a given template declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html'],
    ways: [
      ...ways('AWS::Cognito::LogDeliveryConfiguration', 'bucket', 'LogConfigurations[].S3Configuration.BucketArn'),
      ...ways(
        'AWS::Cognito::LogDeliveryConfiguration',
        'arn',
        'LogConfigurations[].FirehoseConfiguration.StreamArn',
        'LogConfigurations[].CloudWatchLogsConfiguration.LogGroupArn',
      ),
    ],
  },
  {
    id: 'iam-identity-provider',
    catalogue: 'IAM-03',
    title: 'Staff sign in at identity providers of the jurisdiction',
    why: 'The provider decides who is let in, and learns of every sign-in.',
    fix: 'Use the Regional host of the provider; record the decision where the host does not tell its place.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html'],
    ways: [
      ...ways('AWS::IAM::SAMLProvider', 'saml-metadata', 'SamlMetadataDocument'),
      // An OpenID Connect provider vouches for workloads, such as a build pipeline; nothing is sent to it.
      ...inbound('AWS::IAM::OIDCProvider', 'Url'),
      ...inbound('Custom::AWSCDKOpenIdConnectProvider', 'Url'),
    ],
  },
  {
    id: 'identity-center-region',
    catalogue: 'IAM-04',
    title: 'Directories of staff are in the jurisdiction',
    why: 'Names and e-mail addresses of staff lie in the Region of the directory.',
    fix: 'Use the directory of a home Region.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/regions.html'],
    ways: [
      ...ways('AWS::SSO::Assignment', 'arn', 'InstanceArn'),
      ...ways('AWS::SageMaker::Domain', 'region', 'DomainSettings.UnifiedStudioSettings.DomainRegion'),
      ...ways('AWS::Deadline::Monitor', 'region', 'IdentityCenterRegion'),
    ],
  },
];
