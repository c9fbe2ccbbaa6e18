import {
  aws_apigateway as apigateway,
  aws_backup as backup,
  aws_cloudtrail as cloudtrail,
  aws_cognito as cognito,
  aws_connect as connect,
  aws_dynamodb as dynamodb,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_ecs_patterns as ecsPatterns,
  aws_events as events,
  aws_events_targets as targets,
  aws_iam as iam,
  aws_kms as kms,
  aws_lambda as lambda,
  aws_logs as logs,
  aws_rds as rds,
  aws_s3 as s3,
  aws_s3_deployment as deployment,
  aws_s3_notifications as notifications,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
  aws_sqs as sqs,
  aws_stepfunctions as stepfunctions,
  custom_resources,
  CustomResource,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { findingsOnStack } from '../support/ordinary-stack';

const handler = (stack: Stack, id = 'Handler'): lambda.Function =>
  new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    environment: { TABLE: 'orders', LOG_LEVEL: 'info' },
  });

const network = (stack: Stack): ec2.Vpc => new ec2.Vpc(stack, 'Network', { maxAzs: 2, natGateways: 1 });

const apps: Readonly<Record<string, (stack: Stack) => void>> = {
  'a bucket with notifications that empties itself': (stack) => {
    const bucket = new s3.Bucket(stack, 'Files', {
      autoDeleteObjects: true,
      removalPolicy: RemovalPolicy.DESTROY,
      enforceSSL: true,
      serverAccessLogsBucket: new s3.Bucket(stack, 'Logs'),
      versioned: true,
    });
    bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(handler(stack)));
    bucket.addEventNotification(
      s3.EventType.OBJECT_REMOVED,
      new notifications.SqsDestination(new sqs.Queue(stack, 'Q')),
    );
    bucket.grantReadWrite(handler(stack, 'Other'));
  },
  'a function with log retention, tracing, a dead-letter queue and Insights': (stack) => {
    new lambda.Function(stack, 'Worker', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
      tracing: lambda.Tracing.ACTIVE,
      deadLetterQueueEnabled: true,
      insightsVersion: lambda.LambdaInsightsVersion.VERSION_1_0_229_0,
      vpc: network(stack),
    });
    new logs.LogRetention(stack, 'Retention', {
      logGroupName: '/aws/lambda/x',
      retention: logs.RetentionDays.ONE_WEEK,
    });
  },
  'a custom resource behind the provider framework': (stack) => {
    const provider = new custom_resources.Provider(stack, 'Provider', {
      onEventHandler: handler(stack),
      isCompleteHandler: handler(stack, 'IsComplete'),
    });
    new CustomResource(stack, 'Resource', { serviceToken: provider.serviceToken, properties: { name: 'x' } });
    new custom_resources.AwsCustomResource(stack, 'Call', {
      onCreate: {
        service: 'SSM',
        action: 'putParameter',
        parameters: { Name: '/x', Value: 'y', Type: 'String' },
        physicalResourceId: custom_resources.PhysicalResourceId.of('x'),
      },
      policy: custom_resources.AwsCustomResourcePolicy.fromSdkCalls({
        resources: custom_resources.AwsCustomResourcePolicy.ANY_RESOURCE,
      }),
    });
  },
  'a database with rotation of its password': (stack) => {
    const database = new rds.DatabaseInstance(stack, 'Database', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
      vpc: network(stack),
      storageEncrypted: true,
      cloudwatchLogsExports: ['postgresql'],
      backupRetention: Duration.days(7),
    });
    database.addRotationSingleUser();
    new rds.DatabaseCluster(stack, 'Cluster', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4 }),
      vpc: database.vpc,
      writer: rds.ClusterInstance.serverlessV2('writer'),
    });
  },
  'a service of ECS behind a load balancer': (stack) => {
    new ecsPatterns.ApplicationLoadBalancedFargateService(stack, 'Service', {
      vpc: network(stack),
      taskImageOptions: { image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:latest') },
    });
  },
  'a Regional REST API and an HTTP API': (stack) => {
    const api = new apigateway.LambdaRestApi(stack, 'Api', {
      handler: handler(stack),
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      deployOptions: {
        accessLogDestination: new apigateway.LogGroupLogDestination(new logs.LogGroup(stack, 'AccessLog')),
        loggingLevel: apigateway.MethodLoggingLevel.INFO,
      },
      cloudWatchRole: true,
    });
    new apigateway.TokenAuthorizer(stack, 'Authorizer', { handler: handler(stack, 'Authorize') })._attachToApi(api);
  },
  'a user pool with SES of its own Region': (stack) => {
    const pool = new cognito.UserPool(stack, 'Users', {
      email: cognito.UserPoolEmail.withSES({ fromEmail: 'no-reply@example.ca', sesRegion: 'ca-central-1' }),
      lambdaTriggers: { preSignUp: handler(stack) },
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
    });
    pool.addClient('web', { generateSecret: true });
    pool.addDomain('domain', { cognitoDomain: { domainPrefix: 'example' } });
  },
  'rules, topics, queues and alarms': (stack) => {
    const topic = new sns.Topic(stack, 'Alarms', { masterKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) });
    topic.addSubscription(new subscriptions.EmailSubscription('ops@example.ca'));
    topic.addSubscription(new subscriptions.SqsSubscription(new sqs.Queue(stack, 'Inbox')));
    topic.addSubscription(new subscriptions.LambdaSubscription(handler(stack)));
    new events.Rule(stack, 'Nightly', {
      schedule: events.Schedule.cron({ hour: '3', minute: '0' }),
      targets: [new targets.SqsQueue(new sqs.Queue(stack, 'Jobs', { enforceSSL: true })), new targets.SnsTopic(topic)],
    });
    new events.Rule(stack, 'FromEverywhere', {
      eventPattern: { source: ['aws.s3'], region: ['us-east-1'] },
      targets: [new targets.LambdaFunction(handler(stack, 'OnObject'))],
    });
  },
  'a state machine': (stack) => {
    new stepfunctions.StateMachine(stack, 'Machine', {
      definitionBody: stepfunctions.DefinitionBody.fromChainable(
        new stepfunctions.Pass(stack, 'Start').next(new stepfunctions.Succeed(stack, 'Done')),
      ),
      logs: { destination: new logs.LogGroup(stack, 'MachineLog'), level: stepfunctions.LogLevel.ALL },
      tracingEnabled: true,
    });
  },
  'a table of one Region with its stream': (stack) => {
    const table = new dynamodb.TableV2(stack, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(new kms.Key(stack, 'TableKey')),
    });
    table.grantReadWriteData(handler(stack));
    table.grantStreamRead(handler(stack, 'OnChange'));
  },
  'a deployment of files into a bucket': (stack) => {
    new deployment.BucketDeployment(stack, 'Site', {
      sources: [deployment.Source.data('index.html', '<p>hello</p>')],
      destinationBucket: new s3.Bucket(stack, 'SiteBucket'),
    });
  },
  'a trail of one Region and a backup plan': (stack) => {
    new cloudtrail.Trail(stack, 'Trail', { isMultiRegionTrail: false, sendToCloudWatchLogs: true });
    const plan = backup.BackupPlan.daily35DayRetention(stack, 'Plan', new backup.BackupVault(stack, 'Vault'));
    plan.addSelection('All', { resources: [backup.BackupResource.fromTag('backup', 'daily')] });
  },
  'an instance of Amazon Connect with its storage': (stack) => {
    const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    const bucket = new s3.Bucket(stack, 'Recordings', { encryptionKey: key, enforceSSL: true });
    const instance = new connect.CfnInstance(stack, 'Instance', {
      attributes: { inboundCalls: true, outboundCalls: true, contactLens: true, contactflowLogs: true },
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias: 'example',
    });
    new connect.CfnInstanceStorageConfig(stack, 'RecordingStorage', {
      instanceArn: instance.attrArn,
      resourceType: 'CALL_RECORDINGS',
      storageType: 'S3',
      s3Config: {
        bucketName: bucket.bucketName,
        bucketPrefix: 'recordings',
        encryptionConfig: { encryptionType: 'KMS', keyId: key.keyArn },
      },
    });
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('connect.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { ArnLike: { 'aws:SourceArn': instance.attrArn } },
      }),
    );
  },
};

it.each(Object.entries(apps))('finds nothing on %s', (_title, define) => {
  expect(findingsOnStack(define)).toEqual([]);
});
