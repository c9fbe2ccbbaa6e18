import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const pool = (properties: Readonly<Record<string, unknown>>) => subject('AWS::Cognito::UserPool', properties);
const metadata = (host: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:example:idp"><IDPSSODescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://${host}/sso"/></IDPSSODescriptor></EntityDescriptor>`;
const provider = (details: Readonly<Record<string, unknown>>) =>
  subject('AWS::Cognito::UserPoolIdentityProvider', {
    ProviderName: 'p',
    ProviderType: 'SAML',
    UserPoolId: 'ca-central-1_AbCdEf',
    ProviderDetails: details,
  });

export const identity = [
  ...examplesOf('user-pool-replica', [
    compliant('a home Region', subject('AWS::Cognito::UserPoolReplica', { UserPoolId: 'p', RegionName: 'ca-west-1' })),
    violating(
      'a Region abroad',
      subject('AWS::Cognito::UserPoolReplica', { UserPoolId: 'p', RegionName: 'us-east-1' }),
      'Subject',
    ),
    unproven(
      'a Region from the deployer',
      subject('AWS::Cognito::UserPoolReplica', { UserPoolId: 'p', RegionName: FROM_DEPLOYER }),
      'Subject',
    ),
  ]),
  ...examplesOf('user-pool-domain', [
    compliant('a prefix domain', subject('AWS::Cognito::UserPoolDomain', { UserPoolId: 'p', Domain: 'example' })),
    violating(
      'a custom domain',
      subject('AWS::Cognito::UserPoolDomain', {
        UserPoolId: 'p',
        Domain: 'login.example.ca',
        CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1' },
      }),
      'Subject',
    ),
    violating(
      'a secondary Region abroad',
      subject('AWS::Cognito::UserPoolDomain', {
        UserPoolId: 'p',
        Domain: 'example',
        Routing: { Failover: { SecondaryRegion: 'us-east-1' } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('user-pool-email', [
    compliant(
      'an identity at home',
      pool({
        EmailConfiguration: {
          EmailSendingAccount: 'DEVELOPER',
          SourceArn: { 'Fn::Sub': 'arn:aws:ses:${AWS::Region}:${AWS::AccountId}:identity/example.ca' },
        },
      }),
    ),
    trap('the default sender', pool({ EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } })),
    violating(
      'an identity abroad',
      pool({
        EmailConfiguration: {
          EmailSendingAccount: 'DEVELOPER',
          SourceArn: 'arn:aws:ses:us-east-1:111111111111:identity/example.ca',
        },
      }),
      'Subject',
    ),
    unproven(
      'an identity from the deployer',
      pool({ EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', SourceArn: FROM_DEPLOYER } }),
      'Subject',
    ),
  ]),
  ...examplesOf('user-pool-sms', [
    compliant(
      'the own Region',
      pool({
        SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111111111111:role/s', SnsRegion: { Ref: 'AWS::Region' } },
      }),
    ),
    trap('no text messages', pool({ UserPoolName: 'u' })),
    violating(
      'a Region abroad',
      pool({ SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111111111111:role/s', SnsRegion: 'us-east-1' } }),
      'Subject',
    ),
    unproven('no Region', pool({ SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111111111111:role/s' } }), 'Subject'),
  ]),
  ...examplesOf('user-pool-trigger', [
    compliant(
      'a function at home',
      pool({ LambdaConfig: { PreSignUp: 'arn:aws:lambda:ca-central-1:111111111111:function:f' } }),
    ),
    violating(
      'a sender abroad',
      pool({
        LambdaConfig: {
          CustomSMSSender: { LambdaArn: 'arn:aws:lambda:us-east-1:111111111111:function:f', LambdaVersion: 'V1_0' },
        },
      }),
      'Subject',
    ),
    unproven('a function from the deployer', pool({ LambdaConfig: { PostConfirmation: FROM_DEPLOYER } }), 'Subject'),
  ]),
  ...examplesOf('user-pool-federation', [
    compliant('a provider of the Region', provider({ MetadataURL: 'https://idp.internal/metadata' })),
    violating(
      'an issuer abroad',
      provider({ oidc_issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf' }),
      'Subject',
    ),
    unproven('a host of unknown place', provider({ MetadataURL: 'https://idp.example.com/metadata' }), 'Subject'),
    unproven(
      'a metadata file with a host of unknown place',
      provider({ MetadataFile: metadata('idp.example.com') }),
      'Subject',
    ),
  ]),
  ...examplesOf('user-pool-log', [
    compliant('a log group of the stack', {
      Group: { Type: 'AWS::Logs::LogGroup' },
      ...subject('AWS::Cognito::LogDeliveryConfiguration', {
        UserPoolId: 'p',
        LogConfigurations: [{ CloudWatchLogsConfiguration: { LogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }],
      }),
    }),
    violating(
      'a delivery stream abroad',
      subject('AWS::Cognito::LogDeliveryConfiguration', {
        UserPoolId: 'p',
        LogConfigurations: [
          { FirehoseConfiguration: { StreamArn: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/d' } },
        ],
      }),
      'Subject',
    ),
    unproven(
      'an unknown bucket',
      subject('AWS::Cognito::LogDeliveryConfiguration', {
        UserPoolId: 'p',
        LogConfigurations: [{ S3Configuration: { BucketArn: 'arn:aws:s3:::sign-ins' } }],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('iam-identity-provider', [
    compliant(
      'a provider inside the network',
      subject('AWS::IAM::SAMLProvider', { SamlMetadataDocument: metadata('idp.internal') }),
    ),
    trap(
      'a build pipeline',
      subject('AWS::IAM::OIDCProvider', {
        Url: 'https://token.actions.githubusercontent.com',
        ClientIdList: ['sts.amazonaws.com'],
      }),
    ),
    violating(
      'a provider abroad',
      subject('AWS::IAM::SAMLProvider', { SamlMetadataDocument: metadata('portal.sso.us-east-1.amazonaws.com') }),
      'Subject',
    ),
    unproven(
      'a host of unknown place',
      subject('AWS::IAM::SAMLProvider', { SamlMetadataDocument: metadata('idp.example.com') }),
      'Subject',
    ),
    unproven(
      'a document from the deployer',
      subject('AWS::IAM::SAMLProvider', { SamlMetadataDocument: FROM_DEPLOYER }),
      'Subject',
    ),
  ]),
  ...examplesOf('identity-center-region', [
    compliant(
      'a directory at home',
      subject('AWS::Deadline::Monitor', {
        DisplayName: 'us-east-1',
        IdentityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1',
        IdentityCenterRegion: 'ca-central-1',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
        Subdomain: 's',
      }),
    ),
    violating(
      'a directory abroad',
      subject('AWS::Deadline::Monitor', {
        DisplayName: 'm',
        IdentityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1',
        IdentityCenterRegion: 'us-east-1',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
        Subdomain: 's',
      }),
      'Subject',
    ),
  ]),
];
