import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const MODEL = 'anthropic.claude-3-haiku-20240307-v1:0';
const agent = (model: unknown) => subject('AWS::Bedrock::Agent', { AgentName: 'a', FoundationModel: model });
const EUROPE = { jurisdiction: 'eu' } as const;

export const generativeAi = [
  ...examplesOf('bedrock-model', [
    compliant('a model id', agent(MODEL)),
    compliant(
      'a model of the own Region by ARN',
      agent({ 'Fn::Sub': `arn:\${AWS::Partition}:bedrock:\${AWS::Region}::foundation-model/${MODEL}` }),
    ),
    violating('a geographic profile', agent(`us.${MODEL}`), 'Subject'),
    violating(
      'a global profile',
      subject('AWS::Bedrock::Prompt', {
        Name: 'p',
        Variants: [{ Name: 'v', ModelId: 'global.anthropic.claude-sonnet-4-5-20250929-v1:0' }],
      }),
      'Subject',
    ),
    violating('a model abroad by ARN', agent(`arn:aws:bedrock:us-east-1::foundation-model/${MODEL}`), 'Subject'),
    unproven('a model from the deployer', agent(FROM_DEPLOYER), 'Subject'),
    trap('a profile of the own geography', agent(`eu.${MODEL}`), EUROPE),
  ]),
  ...examplesOf('bedrock-guardrail', [
    compliant(
      'the classic tier',
      subject('AWS::Bedrock::Guardrail', {
        Name: 'g',
        BlockedInputMessaging: 'no',
        BlockedOutputsMessaging: 'no',
        ContentPolicyConfig: { ContentFiltersTierConfig: { TierName: 'CLASSIC' }, FiltersConfig: [] },
      }),
    ),
    violating(
      'a profile of another geography',
      subject('AWS::Bedrock::Guardrail', {
        Name: 'g',
        BlockedInputMessaging: 'no',
        BlockedOutputsMessaging: 'no',
        CrossRegionConfig: {
          GuardrailProfileArn: 'arn:aws:bedrock:ca-central-1:111111111111:guardrail-profile/us.guardrail.v1:0',
        },
      }),
      'Subject',
    ),
    unproven(
      'the standard tier alone',
      subject('AWS::Bedrock::Guardrail', {
        Name: 'g',
        BlockedInputMessaging: 'no',
        BlockedOutputsMessaging: 'no',
        TopicPolicyConfig: { TopicsTierConfig: { TierName: 'STANDARD' }, TopicsConfig: [] },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('bedrock-knowledge-base', [
    compliant(
      'a model and a collection of the Region',
      subject('AWS::Bedrock::KnowledgeBase', {
        Name: 'k',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
        KnowledgeBaseConfiguration: {
          Type: 'VECTOR',
          VectorKnowledgeBaseConfiguration: {
            EmbeddingModelArn: {
              'Fn::Sub': 'arn:aws:bedrock:${AWS::Region}::foundation-model/amazon.titan-embed-text-v2:0',
            },
          },
        },
        StorageConfiguration: {
          Type: 'OPENSEARCH_SERVERLESS',
          OpensearchServerlessConfiguration: {
            CollectionArn: 'arn:aws:aoss:ca-central-1:111111111111:collection/c',
            VectorIndexName: 'v',
          },
        },
      }),
    ),
    violating(
      'an embedding model abroad',
      subject('AWS::Bedrock::KnowledgeBase', {
        Name: 'k',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
        KnowledgeBaseConfiguration: {
          Type: 'VECTOR',
          VectorKnowledgeBaseConfiguration: {
            EmbeddingModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0',
          },
        },
      }),
      'Subject',
    ),
    unproven(
      'a vector store of unknown place',
      subject('AWS::Bedrock::KnowledgeBase', {
        Name: 'k',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
        StorageConfiguration: {
          Type: 'MONGO_DB_ATLAS',
          MongoDbAtlasConfiguration: { Endpoint: 'cluster0.abc.mongodb.net' },
        },
      }),
      'Subject',
    ),
    trap(
      'documents that come in from a bucket',
      subject('AWS::Bedrock::DataSource', {
        KnowledgeBaseId: 'k',
        Name: 'd',
        DataSourceConfiguration: { Type: 'S3', S3Configuration: { BucketArn: 'arn:aws:s3:::public-handbook' } },
      }),
    ),
  ]),
  ...examplesOf('bedrock-data-automation', [
    trap('an agent alone', agent(MODEL)),
    unproven('a project', subject('AWS::Bedrock::DataAutomationProject', { ProjectName: 'p' }), 'Subject'),
  ]),
  ...examplesOf('agent-runtime', [
    compliant(
      'a memory without built-in strategies',
      subject('AWS::BedrockAgentCore::Memory', { Name: 'm', EventExpiryDuration: 30 }),
    ),
    violating(
      'a memory with a model of another geography',
      subject('AWS::BedrockAgentCore::Memory', {
        Name: 'm',
        EventExpiryDuration: 30,
        MemoryStrategies: [
          {
            CustomMemoryStrategy: {
              Name: 's',
              Configuration: { SemanticOverride: { Extraction: { ModelId: `us.${MODEL}`, AppendToPrompt: 'x' } } },
            },
          },
        ],
      }),
      'Subject',
    ),
    unproven(
      'a built-in memory strategy',
      subject('AWS::BedrockAgentCore::Memory', {
        Name: 'm',
        EventExpiryDuration: 30,
        MemoryStrategies: [{ SemanticMemoryStrategy: { Name: 's' } }],
      }),
      'Subject',
    ),
    unproven(
      'a tool server of unknown place',
      subject('AWS::BedrockAgentCore::GatewayTarget', {
        Name: 't',
        TargetConfiguration: { Mcp: { McpServer: { Endpoint: 'https://tools.example.com/mcp' } } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('search-ai-source', [
    trap(
      'documents that come in from a bucket',
      subject('AWS::Kendra::DataSource', {
        IndexId: 'i',
        Name: 'd',
        Type: 'S3',
        DataSourceConfiguration: { S3Configuration: { BucketName: 'handbook' } },
      }),
    ),
    unproven(
      'an application of Amazon Q Business',
      subject('AWS::QBusiness::Application', { DisplayName: 'q' }),
      'Subject',
    ),
  ]),
  ...examplesOf('language-ai-output', [
    compliant('a bucket of the stack', {
      Lake: { Type: 'AWS::S3::Bucket' },
      ...subject('AWS::Comprehend::Flywheel', {
        FlywheelName: 'f',
        DataAccessRoleArn: 'arn:aws:iam::111111111111:role/r',
        DataLakeS3Uri: { 'Fn::Sub': 's3://${Lake}/x' },
      }),
    }),
    unproven(
      'an unknown bucket',
      subject('AWS::Comprehend::Flywheel', {
        FlywheelName: 'f',
        DataAccessRoleArn: 'arn:aws:iam::111111111111:role/r',
        DataLakeS3Uri: 's3://lake/x',
      }),
      'Subject',
    ),
  ]),
];
