import { type WatchedCalls } from './watched-calls';

/**
 * Calls that change where a contact centre's data goes. All calls of Amazon Connect are management events; it has no data
 * events.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/logging-using-cloudtrail.html
 */
export const contactCentreCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.connect',
    eventSource: 'connect.amazonaws.com',
    calls: {
      AssociateInstanceStorageConfig: 'store recordings, transcripts or records in another place',
      UpdateInstanceStorageConfig: 'store recordings, transcripts or records in another place',
      DisassociateInstanceStorageConfig: 'end the storage that was declared',
      ReplicateInstance: 'copy the instance to another Region',
      CreateTrafficDistributionGroup: 'prepare contacts for another Region',
      UpdateTrafficDistribution: 'send contacts to another Region',
      DeleteTrafficDistributionGroup: 'change which Region answers',
      UpdateCrossRegionRouting: 'route contacts across Regions',
      AssociateAnalyticsDataSet: 'share analytics data with another account',
      BatchAssociateAnalyticsDataSet: 'share analytics data with another account',
      CreateIntegrationAssociation: 'hand contacts to another application or function',
      DeleteIntegrationAssociation: 'end an integration that was declared',
      AssociateLambdaFunction: 'let flows call a function, of any Region',
      AssociateBot: 'let flows talk to a bot',
      AssociateLexBot: 'let flows talk to a bot',
      UpdateInstanceAttribute: 'switch features on that store or process more',
      CreateInstance: 'open a contact centre that nobody declared',
      DeleteInstance: 'lose a contact centre with its records',
      ImportPhoneNumber: 'bring in a number of another country',
      ClaimPhoneNumber: 'claim a number of another country',
      UpdatePhoneNumber: 'point a number to another instance',
      AssociateApprovedOrigin: 'let another web origin embed the agent workspace',
      AssociateSecurityKey: 'change the key of encrypted customer input',
      DisassociateSecurityKey: 'end the encryption of customer input',
      UpdateContactFlowContent: 'make a flow call, transfer or store elsewhere',
      UpdateContactFlowModuleContent: 'make flows call, transfer or store elsewhere',
      UpdateAuthenticationProfile: 'let agents sign in from other addresses',
      UpdateAttachedFilesConfiguration: 'change what files are accepted',
      StartContactStreaming: 'stream a chat to another place',
      StartContactMediaProcessing: 'send the media of a contact to be processed',
      DeleteContactData: 'erase the data of a contact',
    },
  },
  {
    source: 'aws.profile',
    eventSource: 'profile.amazonaws.com',
    calls: {
      CreateDomain: 'open a store of customer profiles',
      UpdateDomain: 'change the key or the matching of customer profiles',
      CreateEventStream: 'stream every change of customer profiles',
      PutIntegration: 'take customer profiles from, or send them to, another system',
    },
  },
  {
    source: 'aws.wisdom',
    eventSource: 'wisdom.amazonaws.com',
    calls: {
      CreateAssistant: 'open an assistant that reads conversations',
      CreateAssistantAssociation: 'give an assistant another store of knowledge',
      CreateAIPrompt: 'name a model that is inferred in other Regions',
      UpdateAIPrompt: 'name a model that is inferred in other Regions',
    },
  },
  {
    source: 'aws.cases',
    eventSource: 'cases.amazonaws.com',
    calls: {
      CreateDomain: 'open a store of cases',
      PutCaseEventConfiguration: 'send events of cases elsewhere',
    },
  },
  {
    source: 'aws.lex',
    eventSource: 'lex.amazonaws.com',
    calls: {
      CreateBotReplica: 'copy a bot with its conversations to another Region',
      UpdateBotAlias: 'log conversations in another place',
    },
  },
];
