import { type RolesByService } from './roles';

/** Deployment, observability, audit, cost and support. */
export const management: RolesByService = {
  AIOps: {
    store: 'InvestigationGroup',
  },
  APS: {
    store: 'Workspace',
    carrier: 'Scraper',
    configuration: 'AnomalyDetector ResourcePolicy RuleGroupsNamespace',
  },
  ApplicationInsights: {
    configuration: 'Application',
  },
  ApplicationSignals: {
    configuration: 'Discovery GroupingConfiguration InstrumentationConfig ServiceLevelObjective',
  },
  BCM: {
    carrier: 'ScheduledReport',
    configuration: 'Dashboard',
  },
  BCMDataExports: {
    carrier: 'Export',
  },
  BcmPricingCalculator: {
    configuration: 'BillEstimate BillScenario WorkloadEstimate',
  },
  Billing: {
    configuration: 'BillingView',
  },
  BillingConductor: {
    configuration: 'BillingGroup CustomLineItem PricingPlan PricingRule',
  },
  Budgets: {
    configuration: 'Budget BudgetsAction',
  },
  CDK: {
    configuration: 'Metadata',
  },
  CE: {
    configuration: 'AnomalyMonitor AnomalySubscription CostCategory',
  },
  CUR: {
    carrier: 'ReportDefinition',
  },
  CloudFormation: {
    processor: 'Macro',
    configuration: `
      ChangeSet CustomResource GeneratedTemplate GuardHook HookDefaultVersion HookTypeConfig HookVersion
      LambdaHook ModuleDefaultVersion ModuleVersion PublicTypeVersion Publisher ResourceDefaultVersion
      ResourceVersion Stack StackSet TypeActivation WaitCondition WaitConditionHandle`,
  },
  CloudTrail: {
    store: 'EventDataStore',
    carrier: 'Channel',
    // A trail of one Region records what is done there, and the bucket that it writes to is judged by itself.
    configuration: 'Dashboard ResourcePolicy Trail',
  },
  CloudWatch: {
    processor: 'Domain Space',
    carrier: 'Integration MetricStream',
    configuration: `
      AccessGrant AccessProfile Alarm AlarmMuteRule AnomalyDetector CompositeAlarm Dashboard
      DomainAccessGrantForOrganization DomainForOrganization InsightRule LogAlarm OTelEnrichment OmniDashboard
      ResourceMetricsConfiguration View`,
  },
  ComputeOptimizer: {
    configuration: 'AutomationRule',
  },
  Config: {
    store: 'ConfigurationAggregator',
    carrier: 'ConfigurationRecorder Connector DeliveryChannel',
    configuration: `
      AggregationAuthorization ConfigRule ConformancePack OrganizationConfigRule OrganizationConformancePack
      RemediationConfiguration StoredQuery`,
  },
  ControlTower: {
    configuration: 'EnabledBaseline EnabledControl LandingZone',
  },
  DevOpsAgent: {
    processor: 'AgentSpace',
    carrier: 'Association Service',
    configuration: 'Asset PrivateConnection Trigger',
  },
  DevOpsGuru: {
    carrier: 'NotificationChannel',
    configuration: 'LogAnomalyDetectionIntegration ResourceCollection',
  },
  Evidently: {
    processor: 'Project',
    configuration: 'Experiment Feature Launch Segment',
  },
  FIS: {
    configuration: 'ExperimentTemplate TargetAccountConfiguration',
  },
  Grafana: {
    processor: 'Workspace',
  },
  Invoicing: {
    configuration: 'InvoiceUnit ProcurementPortalPreference',
  },
  LicenseManager: {
    carrier: 'ReportGenerator',
    configuration: 'Grant License LicenseAssetGroup LicenseAssetRuleSet LicenseConfiguration',
  },
  LicenseManagerLinuxSubscriptions: {
    configuration: 'SubscriptionProvider',
  },
  LicenseManagerUserSubscriptions: {
    configuration: 'LicenseServerEndpoint',
  },
  Logs: {
    store: 'LogGroup',
    processor: 'LogAnomalyDetector Transformer',
    carrier: `
      AccountPolicy Delivery DeliveryDestination DeliverySource Destination Integration ScheduledQuery
      SubscriptionFilter`,
    configuration: 'LogStream MetricFilter QueryDefinition ResourcePolicy StorageTierPolicy',
  },
  Notifications: {
    store: 'NotificationHub',
    carrier: 'ChannelAssociation EventRule ManagedNotificationAdditionalChannelAssociation',
    configuration: `
      ManagedNotificationAccountContactAssociation NotificationConfiguration OrganizationalUnitAssociation`,
  },
  NotificationsContacts: {
    carrier: 'EmailContact',
  },
  Oam: {
    carrier: 'Link',
    configuration: 'Sink',
  },
  ObservabilityAdmin: {
    carrier: 'DatasetIntegration OrganizationCentralizationRule S3TableIntegration TelemetryPipelines',
    configuration: 'OrganizationTelemetryRule TelemetryEnrichment TelemetryRule',
  },
  Organizations: {
    configuration: 'Account Organization OrganizationalUnit Policy ResourcePolicy',
  },
  PricingPlanManager: {
    configuration: 'Subscription',
  },
  RUM: {
    store: 'AppMonitor',
  },
  ResilienceHub: {
    configuration: 'App ResiliencyPolicy',
  },
  ResilienceHubV2: {
    configuration: 'Policy Service ServiceFunction System UserJourney',
  },
  ResourceExplorer2: {
    store: 'Index',
    configuration: 'DefaultViewAssociation View',
  },
  ResourceGroups: {
    configuration: 'Group TagSyncTask',
  },
  SSM: {
    store: 'Parameter',
    carrier: 'CloudConnector ResourceDataSync',
    configuration: `
      Association Document MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask OpsItem PatchBaseline
      ResourcePolicy ServiceSetting`,
  },
  SSMContacts: {
    carrier: 'Contact ContactChannel',
    configuration: 'Plan Rotation',
  },
  SSMGuiConnect: {
    configuration: 'Preferences',
  },
  SSMIncidents: {
    store: 'ReplicationSet',
    configuration: 'ResponsePlan',
  },
  SSMQuickSetup: {
    configuration: 'ConfigurationManager LifecycleAutomation',
  },
  ServiceCatalog: {
    configuration: `
      AcceptedPortfolioShare CloudFormationProduct CloudFormationProvisionedProduct LaunchNotificationConstraint
      LaunchRoleConstraint LaunchTemplateConstraint Portfolio PortfolioPrincipalAssociation
      PortfolioProductAssociation PortfolioShare ResourceUpdateConstraint ServiceAction ServiceActionAssociation
      StackSetConstraint TagOption TagOptionAssociation`,
  },
  ServiceCatalogAppRegistry: {
    configuration: 'Application AttributeGroup AttributeGroupAssociation ResourceAssociation',
  },
  SupportApp: {
    carrier: 'SlackChannelConfiguration',
    configuration: 'AccountAlias SlackWorkspaceConfiguration',
  },
  SupportAuthZ: {
    configuration: 'SupportPermit',
  },
  Synthetics: {
    processor: 'Canary',
    configuration: 'Group',
  },
  SystemsManagerSAP: {
    configuration: 'Application',
  },
  UXC: {
    configuration: 'AccountCustomization',
  },
  WellArchitected: {
    configuration: 'AgentContext AgentGoal AgentProfile Lens Profile ReviewTemplate Workload',
  },
  XRay: {
    carrier: 'TransactionSearchConfig',
    configuration: 'Group ResourcePolicy SamplingRule',
  },
};
