import { type Channel } from '../channel';
import { inbound, ways } from './ways';

const SYSTEM_PROMPT = {
  to: 'unknown',
  title: 'the model of a system prompt, which infers across Regions by default,',
} as const;

const AGENT_PROMPTS: Readonly<Record<string, readonly string[]>> = {
  ManualSearchAIAgentConfiguration: ['AnswerGenerationAIPromptId'],
  AnswerRecommendationAIAgentConfiguration: [
    'AnswerGenerationAIPromptId',
    'IntentLabelingGenerationAIPromptId',
    'QueryReformulationAIPromptId',
  ],
  SelfServiceAIAgentConfiguration: ['SelfServiceAnswerGenerationAIPromptId', 'SelfServicePreProcessingAIPromptId'],
};

/** Ways of bots and of the assistants of Amazon Connect. */
export const conversationAi: readonly Channel[] = [
  {
    id: 'bot-replica',
    catalogue: 'LEX-01',
    title: 'Bots are replicated within the jurisdiction',
    why: 'Lex replicates in fixed pairs of Regions: a bot in Frankfurt is copied to London.',
    fix: 'Remove Replication unless both Regions of the pair are home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/lexv2/latest/dg/global-resiliency.html'],
    ways: ways('AWS::Lex::Bot', 'region', 'Replication.ReplicaRegions[]'),
  },
  {
    id: 'bot-conversation',
    catalogue: 'LEX-02',
    title: 'Conversations with bots are logged and handled in the jurisdiction',
    why: 'Conversation logs are recordings and transcripts beside those of Connect; hooks and models see every utterance.',
    fix: 'Log to a bucket and log group, call functions and use models of the same Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/lexv2/latest/dg/conversation-logs.html'],
    ways: [
      ...ways(
        'AWS::Lex::BotAlias',
        'bucket',
        'ConversationLogSettings.AudioLogSettings[].Destination.S3Bucket.S3BucketArn',
      ),
      ...ways('AWS::Lex::BotAlias', 'key', 'ConversationLogSettings.AudioLogSettings[].Destination.S3Bucket.KmsKeyArn'),
      ...ways(
        'AWS::Lex::BotAlias',
        'arn',
        'ConversationLogSettings.TextLogSettings[].Destination.CloudWatch.CloudWatchLogGroupArn',
        'BotAliasLocaleSettings[].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn',
      ),
      ...ways(
        'AWS::Lex::Bot',
        'model',
        'BotLocales[].GenerativeAISettings.RuntimeSettings.SlotResolutionImprovementSpecification.BedrockModelSpecification.ModelArn',
        'BotLocales[].GenerativeAISettings.BuildtimeSettings.DescriptiveBotBuilderSpecification.BedrockModelSpecification.ModelArn',
        'BotLocales[].GenerativeAISettings.BuildtimeSettings.SampleUtteranceGenerationSpecification.BedrockModelSpecification.ModelArn',
      ),
      ...ways('AWS::Lex::ResourcePolicy', 'policy', 'Policy'),
    ],
  },
  {
    id: 'assistant-model',
    catalogue: 'CON-13',
    title: 'Assistants of Amazon Connect answer with models in the jurisdiction',
    why: 'System prompts infer across Regions by default; the only switch in a template is the model of a prompt of your own.',
    fix: 'Write an AI prompt of your own for every step of the agent, with a model id of the own Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/connect/latest/adminguide/manager-assist-ai-models.html'],
    ways: [
      ...ways('AWS::Wisdom::AIPrompt', 'model', 'ModelId'),
      ...Object.entries(AGENT_PROMPTS).flatMap(([configuration, prompts]) =>
        prompts.map((prompt) => ({
          type: 'AWS::Wisdom::AIAgent',
          path: `Configuration.${configuration}.${prompt}`,
          reads: 'arn' as const,
          when: { path: `Configuration.${configuration}` },
          absent: SYSTEM_PROMPT,
        })),
      ),
    ],
  },
  {
    id: 'assistant-knowledge',
    catalogue: 'CON-14',
    title: 'Assistants of Amazon Connect search knowledge of the jurisdiction',
    why: 'A search sends the words of customers to the knowledge base; its key decides who can read the answers.',
    fix: 'Associate a knowledge base of the same Region, with a key of the same Region.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/connect/latest/adminguide/enable-q.html'],
    ways: [
      ...ways('AWS::Wisdom::Assistant', 'key', 'ServerSideEncryptionConfiguration.KmsKeyId'),
      ...ways('AWS::Wisdom::KnowledgeBase', 'key', 'ServerSideEncryptionConfiguration.KmsKeyId'),
      ...ways(
        'AWS::Wisdom::AssistantAssociation',
        'arn',
        'Association.ExternalBedrockKnowledgeBaseConfig.BedrockKnowledgeBaseArn',
      ),
      ...ways('AWS::Wisdom::KnowledgeBase', 'code', 'SourceConfiguration.AppIntegrations.AppIntegrationArn'),
      ...ways(
        'AWS::Wisdom::KnowledgeBase',
        'model',
        'VectorIngestionConfiguration.ParsingConfiguration.BedrockFoundationModelConfiguration.ModelArn',
      ),
      ...inbound(
        'AWS::Wisdom::KnowledgeBase',
        'SourceConfiguration.ManagedSourceConfiguration.WebCrawlerConfiguration.UrlConfiguration.SeedUrls[].Url',
      ),
    ],
  },
];
