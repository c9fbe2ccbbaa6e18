/** Types whose tags are not in `Tags`. Source: tag information of the CloudFormation resource schemas. */
const otherPaths: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupPlan': 'BackupPlanTags',
  'AWS::Backup::BackupVault': 'BackupVaultTags',
  'AWS::Backup::Framework': 'FrameworkTags',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'BackupVaultTags',
  'AWS::Backup::ReportPlan': 'ReportPlanTags',
  'AWS::Backup::TieringConfiguration': 'TieringConfigurationTags',
  'AWS::Budgets::Budget': 'ResourceTags',
  'AWS::Budgets::BudgetsAction': 'ResourceTags',
  'AWS::CE::AnomalyMonitor': 'ResourceTags',
  'AWS::CE::AnomalySubscription': 'ResourceTags',
  'AWS::Cognito::IdentityPool': 'IdentityPoolTags',
  'AWS::Cognito::UserPool': 'UserPoolTags',
  'AWS::Cognito::UserPoolRegionalConfigurationAttachment': 'UserPoolTags',
  'AWS::Cognito::UserPoolReplica': 'UserPoolTagsAtCreate',
  'AWS::DataPipeline::Pipeline': 'PipelineTags',
  'AWS::DynamoDB::GlobalTable': 'Replicas[].Tags',
  'AWS::EC2::CapacityReservation': 'TagSpecifications[].Tags',
  'AWS::EC2::CapacityReservationFleet': 'TagSpecifications[].Tags',
  'AWS::EC2::ClientVpnEndpoint': 'TagSpecifications[].Tags',
  'AWS::EC2::EC2Fleet': 'TagSpecifications[].Tags',
  'AWS::EC2::LaunchTemplate': 'TagSpecifications[].Tags',
  'AWS::EFS::AccessPoint': 'AccessPointTags',
  'AWS::EFS::FileSystem': 'FileSystemTags',
  'AWS::Invoicing::InvoiceUnit': 'ResourceTags',
  'AWS::Lex::Bot': 'BotTags',
  'AWS::Lex::BotAlias': 'BotAliasTags',
  'AWS::Route53::HealthCheck': 'HealthCheckTags',
  'AWS::Route53::HostedZone': 'HostedZoneTags',
  'AWS::WorkspacesInstances::Volume': 'TagSpecifications[].Tags',
};

/**
 * Where a resource of this type carries its tags, from its `Properties`; `[]` stands for every element of a list.
 * What is found there is a list of `{ Key, Value }` or, for some types, a map: the shape tells which.
 */
export function tagsPath(type: string): string {
  return Object.hasOwn(otherPaths, type) ? (otherPaths[type] ?? 'Tags') : 'Tags';
}
