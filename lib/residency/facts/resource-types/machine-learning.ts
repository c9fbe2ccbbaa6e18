import { type RolesByService } from './roles';

/** Models, agents and what they remember. */
export const machineLearning: RolesByService = {
  AWSExternalAnthropic: {
    processor: 'Workspace',
  },
  AgentRegistry: {
    configuration: 'Registry RegistryRecord',
  },
  'Alexa::ASK': {
    processor: 'Skill',
  },
  Bedrock: {
    store: 'DataAutomationLibrary KnowledgeBase Session',
    processor: `
      Agent ApplicationInferenceProfile DataAutomationProject Flow Guardrail IntelligentPromptRouter`,
    carrier: 'DataSource',
    configuration: `
      AgentAlias AutomatedReasoningPolicy AutomatedReasoningPolicyVersion Blueprint EnforcedGuardrailConfiguration
      FlowAlias FlowVersion GuardrailVersion KnowledgeBasePolicy Prompt PromptVersion ResourcePolicy
      RetrievalInstruction`,
  },
  BedrockAgentCore: {
    store: `
      ApiKeyCredentialProvider BrowserProfile Dataset Memory OAuth2CredentialProvider PaymentCredentialProvider`,
    processor: `
      BrowserCustom CapacityProvider CodeInterpreterCustom ConsentPortal Evaluator Gateway Harness
      OnlineEvaluationConfig PaymentManager PolicyEngine Runtime`,
    carrier: 'GatewayTarget PaymentConnector',
    configuration: `
      ConfigurationBundle GatewayRateLimit GatewayRule HarnessEndpoint Policy ResourcePolicy RuntimeEndpoint
      WorkloadIdentity`,
  },
  BedrockMantle: {
    processor: 'Project',
  },
  Comprehend: {
    processor: `
      DocumentClassifier DocumentClassifierEndpoint EntityRecognizer EntityRecognizerEndpoint Flywheel`,
  },
  ElementalInference: {
    processor: 'Feed',
    configuration: 'Dictionary',
  },
  Forecast: {
    store: 'Dataset',
    configuration: 'DatasetGroup',
  },
  FraudDetector: {
    store: 'EventType List',
    processor: 'Detector',
    configuration: 'EntityType Label Outcome Variable',
  },
  HealthAgent: {
    processor: 'Domain',
  },
  HealthImaging: {
    store: 'Datastore',
  },
  HealthLake: {
    store: 'FHIRDatastore',
    configuration: 'DataTransformationProfile',
  },
  Kendra: {
    store: 'Index',
    carrier: 'DataSource',
    configuration: 'Faq FeaturedResultsSet QuerySuggestionsBlockList Thesaurus',
  },
  KendraRanking: {
    processor: 'ExecutionPlan',
  },
  Lex: {
    store: 'Bot',
    carrier: 'BotAlias',
    configuration: 'BotVersion ResourcePolicy',
  },
  LookoutEquipment: {
    processor: 'InferenceScheduler',
  },
  LookoutMetrics: {
    processor: 'AnomalyDetector',
    carrier: 'Alert',
  },
  LookoutVision: {
    processor: 'Project',
  },
  NovaAct: {
    processor: 'WorkflowDefinition',
  },
  Omics: {
    store: 'AnnotationStore ReferenceStore RunCache SequenceStore VariantStore',
    processor: 'Workflow WorkflowVersion',
    configuration: 'Configuration RunGroup',
  },
  Panorama: {
    processor: 'ApplicationInstance',
    configuration: 'Package PackageVersion',
  },
  Personalize: {
    store: 'Dataset',
    processor: 'Campaign Recommender Solution',
    carrier: 'EventTracker MetricAttribution',
    configuration: 'DatasetGroup Filter Schema',
  },
  Polly: {
    configuration: 'Lexicon',
  },
  QBusiness: {
    store: 'Index',
    processor: 'Application Retriever WebExperience',
    carrier: 'DataAccessor DataSource Plugin',
    configuration: 'Permission',
  },
  Rekognition: {
    store: 'Collection Dataset',
    processor: 'Project StreamProcessor',
  },
  SageMaker: {
    store: 'Domain FeatureGroup MlflowApp MlflowTrackingServer ModelPackage NotebookInstance Space',
    processor: `
      App Cluster DataQualityJobDefinition Endpoint EndpointConfig InferenceComponent InferenceExperiment Model
      ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition MonitoringSchedule
      PartnerApp Pipeline ProcessingJob`,
    carrier: 'DeviceFleet',
    configuration: `
      AIWorkloadConfig Action Algorithm AppImageConfig Artifact ClusterSchedulerConfig CodeRepository ComputeQuota
      Context Device Experiment ExperimentTrialComponent Hub HumanTaskUi Image ImageVersion ModelCard
      ModelPackageGroup NotebookInstanceLifecycleConfig Project StudioLifecycleConfig TrialComponent UserProfile
      Workforce Workteam`,
  },
  Textract: {
    processor: 'Adapter',
  },
  Transcribe: {
    configuration: 'CallAnalyticsCategory MedicalVocabulary Vocabulary VocabularyFilter',
  },
  Translate: {
    store: 'ParallelData',
    configuration: 'Terminology',
  },
};
