/**
 * The calls that CloudFormation makes with its role to create, change and delete a resource of a type, and that one of
 * the guardrails could be about. Written down from the permissions of the handlers in AWS's public resource schemas, and
 * from the API of the service where a schema names none. Reading calls (`Describe`, `Get`, `List`) stand for themselves
 * by one of each type; what a service calls behind these is under a service role, which no service control policy binds.
 */
export const deploymentActions: Readonly<Record<string, string>> = {
  'AWS::AccessAnalyzer::Analyzer': 'access-analyzer:CreateAnalyzer UpdateArchiveRule DeleteAnalyzer TagResource',
  'AWS::ApiGateway::Account': 'apigateway:PATCH GET iam:PassRole',
  'AWS::ApiGateway::Authorizer': 'apigateway:POST PATCH DELETE',
  'AWS::ApiGateway::Deployment': 'apigateway:POST PATCH DELETE',
  'AWS::ApiGateway::Method': 'apigateway:PUT PATCH DELETE',
  'AWS::ApiGateway::RequestValidator': 'apigateway:POST PATCH DELETE',
  'AWS::ApiGateway::Resource': 'apigateway:POST PATCH DELETE',
  'AWS::ApiGateway::RestApi': 'apigateway:POST PATCH PUT DELETE UpdateRestApiPolicy',
  'AWS::ApiGateway::Stage': 'apigateway:POST PATCH DELETE',
  'AWS::Athena::WorkGroup': 'athena:CreateWorkGroup UpdateWorkGroup DeleteWorkGroup TagResource',
  'AWS::CloudFormation::LambdaHook':
    'cloudformation:ActivateType BatchDescribeTypeConfigurations DeactivateType DescribeType SetTypeConfiguration',
  'AWS::CloudTrail::Trail':
    'cloudtrail:CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors AddTags',
  'AWS::CloudWatch::Alarm': 'cloudwatch:PutMetricAlarm DeleteAlarms DescribeAlarms TagResource',
  'AWS::CloudWatch::Dashboard': 'cloudwatch:PutDashboard GetDashboard DeleteDashboards',
  'AWS::Cognito::UserPool':
    'cognito-idp:CreateUserPool UpdateUserPool DeleteUserPool SetUserPoolMfaConfig DescribeUserPool iam:PassRole kms:CreateGrant kms:DescribeKey',
  'AWS::Cognito::UserPoolClient': 'cognito-idp:CreateUserPoolClient UpdateUserPoolClient DeleteUserPoolClient',
  'AWS::Cognito::UserPoolDomain': 'cognito-idp:CreateUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain',
  'AWS::Cognito::UserPoolGroup': 'cognito-idp:CreateGroup UpdateGroup DeleteGroup',
  'AWS::Cognito::UserPoolIdentityProvider':
    'cognito-idp:CreateIdentityProvider UpdateIdentityProvider DeleteIdentityProvider',
  'AWS::Cognito::UserPoolResourceServer': 'cognito-idp:CreateResourceServer UpdateResourceServer DeleteResourceServer',
  'AWS::Config::ConfigRule': 'config:PutConfigRule DeleteConfigRule DescribeConfigRules TagResource',
  'AWS::Config::ConfigurationRecorder':
    'config:PutConfigurationRecorder StartConfigurationRecorder StopConfigurationRecorder DeleteConfigurationRecorder',
  'AWS::Config::DeliveryChannel': 'config:PutDeliveryChannel DeleteDeliveryChannel',
  'AWS::Connect::ApprovedOrigin': 'connect:AssociateApprovedOrigin DisassociateApprovedOrigin ListApprovedOrigins',
  'AWS::Connect::ContactFlow': 'connect:CreateContactFlow UpdateContactFlowContent DeleteContactFlow TagResource',
  'AWS::Connect::HoursOfOperation': 'connect:CreateHoursOfOperation UpdateHoursOfOperation DeleteHoursOfOperation',
  'AWS::Connect::Instance':
    'connect:CreateInstance UpdateInstanceAttribute DeleteInstance DescribeInstance ds:CreateIdentityPoolDirectory ds:UnauthorizeApplication iam:CreateServiceLinkedRole',
  'AWS::Connect::InstanceStorageConfig':
    'connect:AssociateInstanceStorageConfig UpdateInstanceStorageConfig DisassociateInstanceStorageConfig s3:GetBucketAcl kms:CreateGrant kinesis:DescribeStream firehose:DescribeDeliveryStream iam:PutRolePolicy',
  'AWS::Connect::IntegrationAssociation':
    'connect:AssociateLambdaFunction DisassociateLambdaFunction ListLambdaFunctions lambda:AddPermission',
  'AWS::Connect::Queue': 'connect:CreateQueue UpdateQueueName DeleteQueue',
  'AWS::Connect::QuickConnect': 'connect:CreateQuickConnect UpdateQuickConnectConfig DeleteQuickConnect TagResource',
  'AWS::Connect::RoutingProfile': 'connect:CreateRoutingProfile UpdateRoutingProfileName DeleteRoutingProfile',
  'AWS::Connect::SecurityKey': 'connect:AssociateSecurityKey DisassociateSecurityKey ListSecurityKeys',
  'AWS::Connect::SecurityProfile': 'connect:CreateSecurityProfile UpdateSecurityProfile DeleteSecurityProfile',
  'AWS::CustomerProfiles::Domain':
    'profile:CreateDomain UpdateDomain DeleteDomain TagResource kms:CreateGrant kms:DescribeKey',
  'AWS::CustomerProfiles::Integration': 'profile:PutIntegration DeleteIntegration TagResource',
  'AWS::DMS::Certificate': 'dms:ImportCertificate DeleteCertificate',
  'AWS::DMS::Endpoint': 'dms:CreateEndpoint ModifyEndpoint DeleteEndpoint iam:PassRole',
  'AWS::DMS::ReplicationInstance':
    'dms:CreateReplicationInstance ModifyReplicationInstance DeleteReplicationInstance kms:CreateGrant',
  'AWS::DMS::ReplicationSubnetGroup':
    'dms:CreateReplicationSubnetGroup ModifyReplicationSubnetGroup DeleteReplicationSubnetGroup',
  'AWS::DMS::ReplicationTask':
    'dms:CreateReplicationTask ModifyReplicationTask DeleteReplicationTask StopReplicationTask',
  'AWS::DynamoDB::GlobalTable':
    'dynamodb:CreateTable UpdateTable DeleteTable CreateTableReplica DeleteTableReplica PutResourcePolicy UpdateContinuousBackups UpdateTimeToLive kms:CreateGrant kms:DescribeKey iam:CreateServiceLinkedRole',
  'AWS::EC2::EIP': 'ec2:AllocateAddress ReleaseAddress DescribeAddresses CreateTags',
  'AWS::EC2::FlowLog': 'ec2:CreateFlowLogs DeleteFlowLogs iam:PassRole logs:CreateLogDelivery',
  'AWS::EC2::InternetGateway': 'ec2:CreateInternetGateway DeleteInternetGateway CreateTags',
  'AWS::EC2::NatGateway': 'ec2:CreateNatGateway DeleteNatGateway CreateTags',
  'AWS::EC2::Route': 'ec2:CreateRoute ReplaceRoute DeleteRoute',
  'AWS::EC2::RouteTable': 'ec2:CreateRouteTable DeleteRouteTable CreateTags',
  'AWS::EC2::SecurityGroup':
    'ec2:CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress',
  'AWS::EC2::SecurityGroupEgress': 'ec2:AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress': 'ec2:AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress',
  'AWS::EC2::Subnet': 'ec2:CreateSubnet ModifySubnetAttribute DeleteSubnet',
  'AWS::EC2::SubnetRouteTableAssociation': 'ec2:AssociateRouteTable DisassociateRouteTable',
  'AWS::EC2::VPC': 'ec2:CreateVpc ModifyVpcAttribute DeleteVpc',
  'AWS::EC2::VPCEndpoint': 'ec2:CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints',
  'AWS::EC2::VPCGatewayAttachment': 'ec2:AttachInternetGateway DetachInternetGateway',
  'AWS::EC2::VPCPeeringConnection':
    'ec2:CreateVpcPeeringConnection AcceptVpcPeeringConnection DeleteVpcPeeringConnection',
  'AWS::Events::Rule': 'events:PutRule PutTargets RemoveTargets DeleteRule DisableRule iam:PassRole',
  'AWS::Glue::Database': 'glue:CreateDatabase UpdateDatabase DeleteDatabase',
  'AWS::Glue::Table': 'glue:CreateTable UpdateTable DeleteTable',
  'AWS::GuardDuty::Detector': 'guardduty:CreateDetector UpdateDetector DeleteDetector iam:CreateServiceLinkedRole',
  'AWS::IAM::ManagedPolicy':
    'iam:CreatePolicy CreatePolicyVersion DeletePolicyVersion DeletePolicy AttachRolePolicy DetachRolePolicy',
  'AWS::IAM::Policy': 'iam:PutRolePolicy DeleteRolePolicy',
  'AWS::IAM::Role': 'iam:CreateRole UpdateRole UpdateAssumeRolePolicy PutRolePolicy AttachRolePolicy DeleteRole',
  'AWS::KMS::Alias': 'kms:CreateAlias UpdateAlias DeleteAlias',
  'AWS::KMS::Key': 'kms:CreateKey PutKeyPolicy EnableKeyRotation DisableKeyRotation UpdateKeyDescription TagResource',
  'AWS::Kinesis::Stream': 'kinesis:CreateStream StartStreamEncryption UpdateStreamMode DeleteStream',
  'AWS::KinesisFirehose::DeliveryStream':
    'firehose:CreateDeliveryStream UpdateDestination StartDeliveryStreamEncryption DeleteDeliveryStream kms:CreateGrant iam:PassRole',
  'AWS::Lambda::EventInvokeConfig': 'lambda:PutFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig',
  'AWS::Lambda::EventSourceMapping':
    'lambda:CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping',
  'AWS::Lambda::Function':
    'lambda:CreateFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency iam:PassRole s3:GetObject',
  'AWS::Lambda::Permission': 'lambda:AddPermission RemovePermission',
  'AWS::Logs::LogGroup':
    'logs:CreateLogGroup PutRetentionPolicy AssociateKmsKey DisassociateKmsKey DeleteRetentionPolicy PutDataProtectionPolicy DeleteDataProtectionPolicy DeleteLogGroup TagResource',
  'AWS::Logs::LogStream': 'logs:CreateLogStream DeleteLogStream',
  'AWS::Logs::MetricFilter': 'logs:PutMetricFilter DeleteMetricFilter',
  'AWS::Logs::QueryDefinition': 'logs:PutQueryDefinition DeleteQueryDefinition',
  'AWS::Logs::ResourcePolicy': 'logs:PutResourcePolicy DeleteResourcePolicy',
  'AWS::Logs::SubscriptionFilter': 'logs:PutSubscriptionFilter DeleteSubscriptionFilter iam:PassRole',
  'AWS::NetworkFirewall::Firewall':
    'network-firewall:CreateFirewall AssociateSubnets UpdateFirewallDeleteProtection DeleteFirewall TagResource ec2:CreateVpcEndpoint iam:CreateServiceLinkedRole',
  'AWS::NetworkFirewall::FirewallPolicy':
    'network-firewall:CreateFirewallPolicy UpdateFirewallPolicy DeleteFirewallPolicy TagResource',
  'AWS::NetworkFirewall::LoggingConfiguration':
    'network-firewall:UpdateLoggingConfiguration logs:CreateLogDelivery logs:PutResourcePolicy',
  'AWS::NetworkFirewall::RuleGroup': 'network-firewall:CreateRuleGroup UpdateRuleGroup DeleteRuleGroup TagResource',
  'AWS::RDS::DBInstance':
    'rds:CreateDBInstance ModifyDBInstance DeleteDBInstance CreateDBSnapshot AddTagsToResource kms:CreateGrant iam:CreateServiceLinkedRole secretsmanager:CreateSecret',
  'AWS::RDS::DBParameterGroup': 'rds:CreateDBParameterGroup ModifyDBParameterGroup DeleteDBParameterGroup',
  'AWS::RDS::DBSubnetGroup': 'rds:CreateDBSubnetGroup ModifyDBSubnetGroup DeleteDBSubnetGroup',
  'AWS::S3::Bucket':
    's3:CreateBucket PutEncryptionConfiguration PutBucketVersioning PutLifecycleConfiguration PutReplicationConfiguration PutBucketPublicAccessBlock PutBucketObjectLockConfiguration PutBucketLogging PutBucketOwnershipControls PutBucketCORS PutBucketTagging DeleteBucket iam:PassRole',
  'AWS::S3::BucketPolicy': 's3:PutBucketPolicy DeleteBucketPolicy',
  'AWS::SES::ConfigurationSet':
    'ses:CreateConfigurationSet DeleteConfigurationSet PutConfigurationSetDeliveryOptions PutConfigurationSetReputationOptions PutConfigurationSetSendingOptions TagResource',
  'AWS::SES::ConfigurationSetEventDestination':
    'ses:CreateConfigurationSetEventDestination UpdateConfigurationSetEventDestination DeleteConfigurationSetEventDestination',
  'AWS::SNS::Subscription': 'sns:Subscribe Unsubscribe',
  'AWS::SNS::Topic': 'sns:CreateTopic SetTopicAttributes DeleteTopic',
  'AWS::SNS::TopicPolicy': 'sns:SetTopicAttributes',
  'AWS::SQS::Queue': 'sqs:CreateQueue SetQueueAttributes DeleteQueue',
  'AWS::SQS::QueuePolicy': 'sqs:SetQueueAttributes',
  'AWS::SSM::Parameter': 'ssm:PutParameter DeleteParameter',
  'AWS::Scheduler::Schedule': 'scheduler:CreateSchedule UpdateSchedule DeleteSchedule iam:PassRole',
  'AWS::SecretsManager::Secret':
    'secretsmanager:CreateSecret UpdateSecret DeleteSecret GetRandomPassword kms:GenerateDataKey kms:Decrypt',
  'AWS::SecretsManager::SecretTargetAttachment': 'secretsmanager:GetSecretValue PutSecretValue rds:DescribeDBInstances',
  'AWS::StepFunctions::StateMachine': 'states:CreateStateMachine UpdateStateMachine DeleteStateMachine iam:PassRole',
  'AWS::WAFv2::LoggingConfiguration':
    'wafv2:PutLoggingConfiguration DeleteLoggingConfiguration logs:CreateLogDelivery logs:PutResourcePolicy iam:CreateServiceLinkedRole',
  'AWS::WAFv2::WebACL': 'wafv2:CreateWebACL UpdateWebACL DeleteWebACL',
  'AWS::WAFv2::WebACLAssociation': 'wafv2:AssociateWebACL DisassociateWebACL apigateway:SetWebACL',
};

/** The calls for a type; `undefined` for a type that is not in the list. A custom resource is a call of its function. */
export function actionsOf(type: string): readonly string[] | undefined {
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return ['lambda:InvokeFunction'];
  let service = '';
  return deploymentActions[type]?.split(' ').map((word) => {
    if (!word.includes(':')) return `${service}:${word}`;
    service = word.split(':')[0] ?? '';
    return word;
  });
}
