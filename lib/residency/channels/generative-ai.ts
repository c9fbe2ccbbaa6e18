import { type Channel } from '../channel';
import { inbound, ways } from './ways';

const INFERENCE = 'https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html';
const MEMORY = 'AWS::BedrockAgentCore::Memory';
const MEMORY_OVERRIDES = [
  'CustomMemoryStrategy.Configuration.SemanticOverride.Extraction',
  'CustomMemoryStrategy.Configuration.SemanticOverride.Consolidation',
  'CustomMemoryStrategy.Configuration.SummaryOverride.Consolidation',
  'CustomMemoryStrategy.Configuration.UserPreferenceOverride.Extraction',
  'CustomMemoryStrategy.Configuration.UserPreferenceOverride.Consolidation',
];

/** Ways of models and agents. */
export const generativeAi: readonly Channel[] = [
  {
    id: 'bedrock-model',
    catalogue: 'BED-01',
    title: 'Prompts are answered by models in the jurisdiction',
    why: 'An inference profile sends prompts, with all that is in them, to any Region of its geography.',
    fix: 'Use a model id of the own Region, or a profile whose destination Regions are all home Regions.',
    severity: 'S1',
    sources: [INFERENCE, 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html'],
    ways: [
      ...ways('AWS::Bedrock::ApplicationInferenceProfile', 'model', 'ModelSource.CopyFrom'),
      ...ways('AWS::Bedrock::Agent', 'model', 'FoundationModel'),
      ...ways('AWS::Bedrock::Agent', 'model', 'PromptOverrideConfiguration.PromptConfigurations[].FoundationModel'),
      ...ways(
        'AWS::Bedrock::Flow',
        'model',
        'Definition.Nodes[].Configuration.Prompt.SourceConfiguration.Inline.ModelId',
        'Definition.Nodes[].Configuration.KnowledgeBase.ModelId',
      ),
      ...ways('AWS::Bedrock::Prompt', 'model', 'Variants[].ModelId'),
      ...ways('AWS::Bedrock::IntelligentPromptRouter', 'model', 'Models[].ModelArn', 'FallbackModel.ModelArn'),
    ],
  },
  {
    id: 'bedrock-guardrail',
    catalogue: 'BED-02',
    title: 'Guardrails evaluate in the jurisdiction',
    why: 'A guardrail profile sends every prompt and answer to any Region of its geography; the standard tier demands one.',
    fix: 'Use the classic tier and leave CrossRegionConfig out.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region.html'],
    ways: [
      ...ways('AWS::Bedrock::Guardrail', 'model', 'CrossRegionConfig.GuardrailProfileArn'),
      ...['ContentPolicyConfig.ContentFiltersTierConfig.TierName', 'TopicPolicyConfig.TopicsTierConfig.TierName'].map(
        (path) =>
          ({
            type: 'AWS::Bedrock::Guardrail',
            path,
            reads: {
              to: 'unknown',
              title: 'the guardrail profile that the standard tier demands',
              values: ['STANDARD'],
            },
            when: { path: 'CrossRegionConfig.GuardrailProfileArn', absent: true },
          }) as const,
      ),
    ],
  },
  {
    id: 'bedrock-knowledge-base',
    catalogue: 'BED-03',
    title: 'Knowledge is embedded and stored in the jurisdiction',
    why: 'The embedding model reads every document, and the vector store keeps its text.',
    fix: 'Use a model and a vector store of the own Region.',
    severity: 'S1',
    sources: [
      'https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base.html',
      'https://docs.aws.amazon.com/bedrock/latest/userguide/kb-structured-cris.html',
    ],
    ways: [
      ...ways(
        'AWS::Bedrock::KnowledgeBase',
        'model',
        'KnowledgeBaseConfiguration.VectorKnowledgeBaseConfiguration.EmbeddingModelArn',
      ),
      ...ways(
        'AWS::Bedrock::KnowledgeBase',
        { to: 'unknown', title: 'the Regions of its geography in which SQL is generated' },
        'KnowledgeBaseConfiguration.SqlKnowledgeBaseConfiguration',
      ),
      ...ways(
        'AWS::Bedrock::KnowledgeBase',
        'host',
        'StorageConfiguration.PineconeConfiguration.ConnectionString',
        'StorageConfiguration.MongoDbAtlasConfiguration.Endpoint',
      ),
      ...ways(
        'AWS::Bedrock::KnowledgeBase',
        'arn',
        'StorageConfiguration.OpensearchServerlessConfiguration.CollectionArn',
        'StorageConfiguration.RdsConfiguration.ResourceArn',
      ),
      ...ways(
        'AWS::Bedrock::DataSource',
        'model',
        'VectorIngestionConfiguration.ParsingConfiguration.BedrockFoundationModelConfiguration.ModelArn',
      ),
      ...inbound(
        'AWS::Bedrock::DataSource',
        'DataSourceConfiguration.S3Configuration.BucketArn',
        'DataSourceConfiguration.S3Configuration.BucketOwnerAccountId',
        'DataSourceConfiguration.ConfluenceConfiguration.SourceConfiguration.HostUrl',
      ),
    ],
  },
  {
    id: 'bedrock-data-automation',
    catalogue: 'BED-04',
    title: 'Documents and recordings are not analysed across Regions',
    why: 'Bedrock Data Automation runs on cross-Region inference only; there is no setting that keeps it in one Region.',
    fix: 'Remove the project, or record the decision with the Regions of its geography.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/bedrock/latest/userguide/bda-cris.html'],
    ways: ways(
      'AWS::Bedrock::DataAutomationProject',
      { to: 'unknown', title: 'the Regions of its geography in which Data Automation runs' },
      '',
    ),
  },
  {
    id: 'agent-runtime',
    catalogue: 'BED-05',
    title: 'Agents remember, decide and call tools in the jurisdiction',
    why: 'Built-in memory strategies and policy evaluation infer across Regions; a gateway target receives what agents send.',
    fix: 'Override the memory strategies with a model of the own Region, leave the policy engine out, and call targets of home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/cross-region-inference.html'],
    ways: [
      ...ways(MEMORY, 'model', ...MEMORY_OVERRIDES.map((path) => `MemoryStrategies[].${path}.ModelId`)),
      ...ways(
        MEMORY,
        { to: 'unknown', title: 'the models of a built-in memory strategy' },
        'MemoryStrategies[].SemanticMemoryStrategy',
        'MemoryStrategies[].SummaryMemoryStrategy',
        'MemoryStrategies[].UserPreferenceMemoryStrategy',
        'MemoryStrategies[].EpisodicMemoryStrategy',
      ),
      ...ways(MEMORY, 'arn', 'StreamDeliveryResources.Resources[].Kinesis.DataStreamArn'),
      ...ways('AWS::BedrockAgentCore::PolicyEngine', { to: 'unknown', title: 'the models of policy evaluation' }, ''),
      ...ways(
        'AWS::BedrockAgentCore::GatewayTarget',
        'region',
        'CredentialProviderConfigurations[].CredentialProvider.IamCredentialProvider.Region',
      ),
      ...ways('AWS::BedrockAgentCore::GatewayTarget', 'host', 'TargetConfiguration.Mcp.McpServer.Endpoint'),
      ...ways('AWS::BedrockAgentCore::GatewayTarget', 'arn', 'TargetConfiguration.Mcp.Lambda.LambdaArn'),
      ...ways('AWS::BedrockAgentCore::Runtime', 'environment', 'EnvironmentVariables{}'),
      ...inbound('AWS::BedrockAgentCore::Runtime', 'AgentRuntimeArtifact.ContainerConfiguration.ContainerUri'),
    ],
  },
  {
    id: 'search-ai-source',
    catalogue: 'KEN-01',
    title: 'Search and assistants work in the jurisdiction',
    why: 'Amazon Q Business infers across Regions by default; an index holds what it has crawled.',
    fix: 'Remove the application, or record the decision; crawl hosts of the jurisdiction.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/cross-region-inference.html'],
    ways: [
      ...ways('AWS::QBusiness::Application', { to: 'unknown', title: 'the models of Amazon Q Business' }, ''),
      ...ways('AWS::Kendra::DataSource', 'code', 'DataSourceConfiguration.SalesforceConfiguration.ServerUrl'),
      ...inbound('AWS::Kendra::DataSource', 'DataSourceConfiguration.S3Configuration.BucketName'),
      ...inbound('AWS::SageMaker::Model', 'PrimaryContainer.ModelDataUrl'),
    ],
  },
  {
    id: 'language-ai-output',
    catalogue: 'AIS-01',
    title: 'Language services write within the jurisdiction',
    why: 'Training and analysis jobs write texts of customers to their output location.',
    fix: 'Write to a bucket of a home Region that a given template declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/comprehend/latest/dg/how-document-classification.html'],
    ways: [
      ...ways('AWS::Comprehend::DocumentClassifier', 'bucket', 'OutputDataConfig.S3Uri'),
      ...ways('AWS::Comprehend::Flywheel', 'bucket', 'DataLakeS3Uri'),
      ...inbound('AWS::Comprehend::DocumentClassifier', 'InputDataConfig.S3Uri'),
      ...inbound('AWS::Translate::ParallelData', 'ParallelDataConfig.S3Uri'),
    ],
  },
];
