import { type RolesByService } from './roles';

/** Identities, keys, secrets and findings. */
export const securityAndIdentity: RolesByService = {
  ACMPCA: {
    configuration: 'Certificate CertificateAuthority CertificateAuthorityActivation Permission',
  },
  AccessAnalyzer: {
    configuration: 'Analyzer ArchiveRule',
  },
  AccountAccess: {
    configuration: 'Application Entitlement',
  },
  AuditManager: {
    store: 'Assessment',
    configuration: 'AssessmentFramework',
  },
  CertificateManager: {
    configuration: 'Account AcmeDomainValidation AcmeEndpoint AcmeExternalAccountBinding Certificate',
  },
  CloudHSM: {
    store: 'Cluster',
  },
  Cognito: {
    store: 'IdentityPool UserPool UserPoolReplica',
    carrier: 'LogDeliveryConfiguration UserPoolDomain',
    configuration: `
      IdentityPoolPrincipalTag IdentityPoolRoleAttachment ManagedLoginBranding Terms UserPoolClient UserPoolGroup
      UserPoolIdentityProvider UserPoolRegionalConfigurationAttachment UserPoolResourceServer
      UserPoolRiskConfigurationAttachment UserPoolUICustomizationAttachment UserPoolUser
      UserPoolUserToGroupAttachment`,
  },
  Detective: {
    store: 'Graph',
    configuration: 'MemberInvitation OrganizationAdmin',
  },
  DirectoryService: {
    store: 'MicrosoftAD SimpleAD',
  },
  FMS: {
    carrier: 'NotificationChannel',
    configuration: 'ApplicationsList Policy ProtocolsList ResourceSet',
  },
  GuardDuty: {
    processor: 'Detector MalwareProtectionPlan',
    carrier: 'PublishingDestination',
    configuration: `
      CustomDetectionRuleAssociation Filter IPSet Master Member ThreatEntitySet ThreatIntelSet TrustedEntitySet`,
  },
  IAM: {
    configuration: `
      AccessKey Group GroupPolicy InstanceProfile ManagedPolicy OIDCProvider Policy Role RolePolicy SAMLProvider
      ServerCertificate ServiceLinkedRole User UserPolicy UserToGroupAddition VirtualMFADevice`,
  },
  IdentityStore: {
    store: 'User',
    configuration: 'Group GroupMembership',
  },
  Inspector: {
    configuration: 'AssessmentTarget AssessmentTemplate ResourceGroup',
  },
  InspectorV2: {
    carrier: 'CodeSecurityIntegration Connector',
    configuration: 'CisScanConfiguration CodeSecurityScanConfiguration Filter',
  },
  KMS: {
    configuration: 'Alias Key ReplicaKey',
  },
  MPA: {
    configuration: 'ApprovalTeam IdentitySource',
  },
  Macie: {
    processor: 'Session',
    configuration: 'AllowList CustomDataIdentifier FindingsFilter Member',
  },
  NetworkFirewall: {
    processor: 'Firewall',
    carrier: 'LoggingConfiguration',
    configuration: `
      ContainerAssociation FirewallPolicy RuleGroup TLSInspectionConfiguration VpcEndpointAssociation`,
  },
  NetworkSecurityManager: {
    configuration: 'Deployment Policy Rule Scope Template',
  },
  PCAConnectorAD: {
    configuration: `
      Connector DirectoryRegistration ServicePrincipalName Template TemplateGroupAccessControlEntry`,
  },
  PCAConnectorSCEP: {
    configuration: 'Challenge Connector',
  },
  PaymentCryptography: {
    configuration: 'Alias Key',
  },
  RAM: {
    configuration: `
      Permission PermissionAssociation PrincipalAssociation ResourceAssociation ResourceShare SourceAssociation`,
  },
  RolesAnywhere: {
    configuration: 'CRL Profile TrustAnchor',
  },
  SSO: {
    configuration: `
      Application ApplicationAssignment Assignment Instance InstanceAccessControlAttributeConfiguration
      PermissionSet`,
  },
  SecretsManager: {
    store: 'Secret',
    configuration: 'ResourcePolicy RotationSchedule SecretTargetAttachment',
  },
  SecurityAgent: {
    store: 'Artifact',
    processor: 'AgentSpace Application Pentest',
    carrier: 'Integration',
    configuration: 'PrivateConnection SecurityRequirementPack TargetDomain',
  },
  SecurityHub: {
    store: 'Hub HubV2',
    carrier: 'AggregatorV2 Connector ConnectorV2 FindingAggregator',
    configuration: `
      ActionTarget AutomationRule AutomationRuleV2 ConfigurationPolicy DelegatedAdmin Insight
      OrganizationConfiguration PolicyAssociation ProductSubscription SecurityControl Standard`,
  },
  SecurityLake: {
    store: 'DataLake',
    carrier: 'Subscriber SubscriberNotification',
    configuration: 'AwsLogSource',
  },
  Shield: {
    configuration: 'DRTAccess ProactiveEngagement Protection ProtectionGroup',
  },
  Signer: {
    configuration: 'ProfilePermission SigningProfile',
  },
  VerifiedPermissions: {
    configuration: 'IdentitySource Policy PolicyStore PolicyStoreAlias PolicyTemplate',
  },
  WAF: {
    configuration: 'ByteMatchSet IPSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL XssMatchSet',
  },
  WAFRegional: {
    configuration: `
      ByteMatchSet GeoMatchSet IPSet RateBasedRule RegexPatternSet Rule SizeConstraintSet SqlInjectionMatchSet
      WebACL WebACLAssociation XssMatchSet`,
  },
  WAFv2: {
    carrier: 'LoggingConfiguration',
    configuration: 'IPSet RegexPatternSet RuleGroup WebACL WebACLAssociation',
  },
};
