import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const bot = (properties: Readonly<Record<string, unknown>>) =>
  subject('AWS::Lex::Bot', {
    Name: 'b',
    IdleSessionTTLInSeconds: 300,
    RoleArn: 'arn:aws:iam::111111111111:role/r',
    DataPrivacy: { ChildDirected: false },
    ...properties,
  });
const alias = (properties: Readonly<Record<string, unknown>>) =>
  subject('AWS::Lex::BotAlias', { BotAliasName: 'live', BotId: 'b', ...properties });
const prompt = (model: string) => ({
  Prompt: {
    Type: 'AWS::Wisdom::AIPrompt',
    Properties: {
      AssistantId: 'a',
      ApiFormat: 'MESSAGES',
      ModelId: model,
      TemplateConfiguration: {},
      TemplateType: 'TEXT',
      Type: 'ANSWER_GENERATION',
    },
  },
});
const agent = (search: Readonly<Record<string, unknown>>) => ({
  Agent: {
    Type: 'AWS::Wisdom::AIAgent',
    Properties: {
      AssistantId: 'a',
      Type: 'MANUAL_SEARCH',
      Configuration: { ManualSearchAIAgentConfiguration: search },
    },
  },
});

export const conversationAi = [
  ...examplesOf('bot-replica', [
    compliant('no replica', bot({})),
    violating('the other end of a fixed pair', bot({ Replication: { ReplicaRegions: ['eu-west-2'] } }), 'Subject', {
      jurisdiction: 'eu',
    }),
    unproven('a Region from the deployer', bot({ Replication: { ReplicaRegions: [FROM_DEPLOYER] } }), 'Subject'),
  ]),
  ...examplesOf('bot-conversation', [
    compliant('logs in the stack', {
      Voice: { Type: 'AWS::S3::Bucket' },
      Group: { Type: 'AWS::Logs::LogGroup' },
      ...alias({
        ConversationLogSettings: {
          AudioLogSettings: [
            {
              Enabled: true,
              Destination: { S3Bucket: { LogPrefix: 'x', S3BucketArn: { 'Fn::GetAtt': ['Voice', 'Arn'] } } },
            },
          ],
          TextLogSettings: [
            {
              Enabled: true,
              Destination: {
                CloudWatch: { LogPrefix: 'x', CloudWatchLogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] } },
              },
            },
          ],
        },
      }),
    }),
    violating(
      'a hook abroad',
      alias({
        BotAliasLocaleSettings: [
          {
            LocaleId: 'en_US',
            BotAliasLocaleSetting: {
              Enabled: true,
              CodeHookSpecification: {
                LambdaCodeHook: {
                  CodeHookInterfaceVersion: '1.0',
                  LambdaArn: 'arn:aws:lambda:us-east-1:111111111111:function:f',
                },
              },
            },
          },
        ],
      }),
      'Subject',
    ),
    unproven(
      'voice in an unknown bucket',
      alias({
        ConversationLogSettings: {
          AudioLogSettings: [
            { Enabled: true, Destination: { S3Bucket: { LogPrefix: 'x', S3BucketArn: 'arn:aws:s3:::voices' } } },
          ],
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('assistant-model', [
    compliant('a prompt of your own with a model id', {
      ...prompt('anthropic.claude-3-haiku-20240307-v1:0'),
      ...agent({ AnswerGenerationAIPromptId: { 'Fn::GetAtt': ['Prompt', 'AIPromptId'] } }),
    }),
    violating('a prompt with a profile', prompt('us.anthropic.claude-3-5-haiku-20241022-v1:0'), 'Prompt'),
    violating('a prompt with a global profile', prompt('global.amazon.nova-lite-v1:0'), 'Prompt'),
    unproven('a system prompt', agent({ AssociationConfigurations: [] }), 'Agent'),
  ]),
  ...examplesOf('assistant-knowledge', [
    compliant('an assistant with its key', {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
                Action: 'kms:*',
                Resource: '*',
              },
            ],
          },
        },
      },
      ...subject('AWS::Wisdom::Assistant', {
        Name: 'a',
        Type: 'AGENT',
        ServerSideEncryptionConfiguration: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      }),
    }),
    violating(
      'a knowledge base abroad',
      subject('AWS::Wisdom::AssistantAssociation', {
        AssistantId: 'a',
        AssociationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        Association: {
          ExternalBedrockKnowledgeBaseConfig: {
            AccessRoleArn: 'arn:aws:iam::111111111111:role/r',
            BedrockKnowledgeBaseArn: 'arn:aws:bedrock:us-east-1:111111111111:knowledge-base/K',
          },
        },
      }),
      'Subject',
    ),
    unproven(
      'a knowledge base from the deployer',
      subject('AWS::Wisdom::AssistantAssociation', {
        AssistantId: 'a',
        AssociationType: 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE',
        Association: { ExternalBedrockKnowledgeBaseConfig: { BedrockKnowledgeBaseArn: FROM_DEPLOYER } },
      }),
      'Subject',
    ),
    trap(
      'pages that are crawled',
      subject('AWS::Wisdom::KnowledgeBase', {
        Name: 'k',
        KnowledgeBaseType: 'MANAGED',
        SourceConfiguration: {
          ManagedSourceConfiguration: {
            WebCrawlerConfiguration: { UrlConfiguration: { SeedUrls: [{ Url: 'https://help.example.com' }] } },
          },
        },
      }),
    ),
  ]),
];
