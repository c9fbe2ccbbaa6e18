import { type RolesByService } from './roles';

/** Source, builds and pipelines. */
export const developerTools: RolesByService = {
  Amplify: {
    processor: 'App',
    configuration: 'Branch Domain Webhook',
  },
  AmplifyUIBuilder: {
    configuration: 'Component Form Theme',
  },
  AppTest: {
    configuration: 'TestCase',
  },
  Cloud9: {
    processor: 'EnvironmentEC2',
  },
  CodeArtifact: {
    store: 'Domain Repository',
    configuration: 'PackageGroup',
  },
  CodeBuild: {
    store: 'ReportGroup',
    processor: 'Fleet Project',
    configuration: 'SourceCredential',
  },
  CodeCommit: {
    store: 'Repository',
  },
  CodeConnections: {
    configuration: 'Connection Host',
  },
  CodeDeploy: {
    configuration: 'Application DeploymentConfig DeploymentGroup',
  },
  CodeGuruProfiler: {
    store: 'ProfilingGroup',
  },
  CodeGuruReviewer: {
    processor: 'RepositoryAssociation',
  },
  CodePipeline: {
    processor: 'Pipeline',
    configuration: 'CustomActionType Webhook',
  },
  CodeStar: {
    carrier: 'GitHubRepository',
  },
  CodeStarConnections: {
    configuration: 'Connection RepositoryLink SyncConfiguration',
  },
  CodeStarNotifications: {
    carrier: 'NotificationRule',
  },
  DeviceFarm: {
    store: 'Upload',
    processor: 'Project TestGridProject',
    configuration: 'DevicePool InstanceProfile NetworkProfile VPCEConfiguration',
  },
  Proton: {
    configuration: 'EnvironmentAccountConnection EnvironmentTemplate ServiceTemplate',
  },
};
