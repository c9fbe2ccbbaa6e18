import { type RolesByService } from './roles';

/** Contact centre, messaging and customer data. */
export const customerEngagement: RolesByService = {
  AppIntegrations: {
    carrier: 'DataIntegration EventIntegration',
    configuration: 'Application',
  },
  Cases: {
    store: 'Case Domain RelatedItem',
    configuration: 'CaseRule Field Layout Template',
  },
  Chatbot: {
    carrier: 'MicrosoftTeamsChannelConfiguration SlackChannelConfiguration',
    configuration: 'CustomAction',
  },
  Chime: {
    store: 'AppInstance Channel MediaPipelineKinesisVideoStreamPool',
    processor: 'AppInstanceBot MediaInsightsPipelineConfiguration SipMediaApplication',
    carrier: 'VoiceConnector',
    configuration: 'AppInstanceUser ChannelFlow',
  },
  Connect: {
    store: 'DataTable Instance Prompt',
    processor: 'ContactFlow ContactFlowModule',
    carrier: 'DataLakeAssociation EmailAddress IntegrationAssociation PhoneNumber TrafficDistributionGroup',
    configuration: `
      AgentStatus ApprovedOrigin ContactFlowModuleAlias ContactFlowModuleVersion ContactFlowVersion
      DataTableAttribute DataTableRecord EvaluationForm HoursOfOperation InstanceStorageConfig Metric Notification
      PredefinedAttribute Queue QuickConnect RoutingProfile Rule SecurityKey SecurityProfile TaskTemplate TestCase
      UseCase User UserHierarchyGroup UserHierarchyStructure View ViewVersion Vocabulary Workspace`,
  },
  ConnectCampaigns: {
    processor: 'Campaign',
  },
  ConnectCampaignsV2: {
    processor: 'Campaign',
  },
  CustomerProfiles: {
    store: 'Domain',
    processor: 'Recommender',
    carrier: 'EventStream EventTrigger Integration',
    configuration: `
      CalculatedAttributeDefinition DomainObjectType ObjectType RecommenderFilter RecommenderSchema
      SegmentDefinition`,
  },
  Pinpoint: {
    store: 'App',
    processor: 'Campaign',
    carrier: `
      ADMChannel APNSChannel APNSSandboxChannel APNSVoipChannel APNSVoipSandboxChannel BaiduChannel EmailChannel
      EventStream GCMChannel SMSChannel VoiceChannel`,
    configuration: 'ApplicationSettings EmailTemplate InAppTemplate PushTemplate Segment SmsTemplate',
  },
  PinpointEmail: {
    carrier: 'ConfigurationSetEventDestination Identity',
    configuration: 'ConfigurationSet DedicatedIpPool',
  },
  SES: {
    store: 'ContactList MailManagerAddressList MailManagerArchive',
    processor: 'MailManagerAddonInstance',
    carrier: `
      ConfigurationSetEventDestination EmailIdentity MailManagerIngressPoint MailManagerRelay MailManagerRuleSet
      MultiRegionEndpoint ReceiptRule`,
    configuration: `
      ConfigurationSet CustomVerificationEmailTemplate DedicatedIpPool EmailIdentityCertificate
      MailManagerAddonSubscription MailManagerTrafficPolicy ReceiptFilter ReceiptRuleSet Template Tenant
      VdmAttributes`,
  },
  SMSVOICE: {
    store: 'OptOutList',
    carrier: 'ConfigurationSet NotifyConfiguration PhoneNumber Pool RcsAgent SenderId',
    configuration: `
      ProtectConfiguration Registration RegistrationAttachment ResourcePolicy VerifiedDestinationNumber`,
  },
  VoiceID: {
    store: 'Domain',
  },
  Wickr: {
    carrier: 'Network',
  },
  Wisdom: {
    store: 'Assistant Content KnowledgeBase QuickResponse',
    processor: 'AIAgent AIGuardrail AIPrompt',
    carrier: 'AssistantAssociation',
    configuration: `
      AIAgentVersion AIGuardrailVersion AIPromptVersion ContentAssociation MessageTemplate MessageTemplateVersion`,
  },
};
