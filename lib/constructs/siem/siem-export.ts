import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscriptionFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type MaskLogEventsEnvironment } from '../../../lambda/mask-log-events/contract';
import { type Retention } from '../../domain/retention';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { declareDataClass } from '../data-class';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { wildcardFinding } from '../wildcard-finding';
import { UnsentBucket } from './unsent-bucket';

export interface SiemExportProps extends FunctionSurroundings {
  /** The events to send. */
  readonly logGroup: ILogGroup;
  /** Host of the collector. */
  readonly host: string;
  readonly protocol: 'splunk' | 'datadog';
  /** Key of the Region for what could not be sent, the credential and the stream. */
  readonly key: IKey;
  /** How long to keep what could not be sent. */
  readonly retention: Retention;
  readonly accessLogs: IBucket;
  readonly topic: AlarmTopic;
}

/** Sends a log to a collector outside AWS, masked. What cannot be masked or sent stays in a bucket of the Region. */
export class SiemExport extends Construct {
  constructor(scope: Construct, id: string, props: SiemExportProps) {
    super(scope, id);
    const { key, logGroup, logKey, logRetentionDays } = props;
    const { account, region } = Stack.of(this);
    const environment: MaskLogEventsEnvironment = {};
    const mask = new NodeFunction(this, 'Mask', {
      logKey,
      logRetentionDays,
      name: 'mask-log-events',
      description: 'Takes what tells a person out of log events before they leave AWS',
      environment,
      timeout: Duration.minutes(1),
      withoutReservedConcurrency:
        'Data Firehose calls it as events come; a reservation would make many of them wait, and takes nothing from others.',
    });
    const unsent = new UnsentBucket(this, 'Unsent', { key, retention: props.retention, accessLogs: props.accessLogs });
    const credential = this.credential(props);
    const errors = new EncryptedLogGroup(this, 'Errors', {
      key: logKey,
      retentionDays: logRetentionDays,
      dataClass: 'operational-log',
    });
    const role = new Role(this, 'Role', {
      description: 'Sends masked log events to the collector',
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const rights = new ManagedPolicy(this, 'Rights', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['logs:PutLogEvents'], resources: [errors.logGroupArn] }),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [mask.functionArn] }),
        new PolicyStatement({
          actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
          resources: [unsent.arnForObjects('*')],
        }),
        new PolicyStatement({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [unsent.bucketArn] }),
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [credential.secretArn] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: {
            StringEquals: {
              'kms:ViaService': [`s3.${region}.amazonaws.com`, `secretsmanager.${region}.amazonaws.com`],
            },
          },
        }),
      ],
    });
    acknowledge(rights, {
      rule: wildcardFinding(rights, unsent, unsent.bucketArn),
      reason: 'Data Firehose names the objects of what it could not send; they are all in this one bucket.',
    });
    const stream = new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: key.keyArn },
      ...destination(props, {
        roleArn: role.roleArn,
        bucketArn: unsent.bucketArn,
        keyArn: key.keyArn,
        secretArn: credential.secretArn,
        maskArn: mask.functionArn,
        errorsName: errors.logGroupName,
      }),
    });
    stream.applyRemovalPolicy(RemovalPolicy.DESTROY);
    stream.node.addDependency(rights);
    declareDataClass(stream, 'audit');
    this.subscribe(logGroup, stream);
    this.alarms(props, stream, mask);
  }

  private credential({ key, protocol }: SiemExportProps): Secret {
    const secret = new Secret(this, 'Credential', {
      description: 'Credential of the collector; put the one that the vendor issued in place of the generated value',
      encryptionKey: key,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: protocol === 'splunk' ? 'hec_token' : 'api_key',
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(secret, 'operational-log');
    acknowledge(secret, {
      rule: [
        'AwsSolutions-SMG4',
        'HIPAA.Security-SecretsManagerRotationEnabled',
        'NIST.800.53.R5-SecretsManagerRotationEnabled',
      ],
      reason: 'The vendor of the collector issues the credential; AWS cannot rotate what it does not issue.',
    });
    return secret;
  }

  private subscribe(logGroup: ILogGroup, stream: CfnDeliveryStream): void {
    const { region, account, partition } = Stack.of(this);
    const role = new Role(this, 'SubscriptionRole', {
      description: 'Lets CloudWatch Logs put events into the stream',
      assumedBy: new ServicePrincipal('logs.amazonaws.com', {
        conditions: { StringLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` } },
      }),
    });
    const rights = new ManagedPolicy(this, 'SubscriptionRights', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
          resources: [stream.attrArn],
        }),
      ],
    });
    const filter = new CfnSubscriptionFilter(this, 'Subscription', {
      logGroupName: logGroup.logGroupName,
      filterPattern: '',
      destinationArn: stream.attrArn,
      roleArn: role.roleArn,
    });
    filter.node.addDependency(rights);
  }

  private alarms({ topic, protocol }: SiemExportProps, stream: CfnDeliveryStream, mask: NodeFunction): void {
    const sent = protocol === 'splunk' ? 'DeliveryToSplunk' : 'DeliveryToHttpEndpoint';
    new RunbookAlarm(this, 'Late', {
      topic,
      description: 'Masked log events wait for more than an hour for their collector.',
      runbook: 'log-events-do-not-reach-their-collector',
      metric: new Metric({
        namespace: 'AWS/Firehose',
        metricName: `${sent}.DataFreshness`,
        dimensionsMap: { DeliveryStreamName: stream.ref },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: Duration.hours(1).toSeconds(),
      evaluationPeriods: 3,
      // Without events nothing waits.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    new RunbookAlarm(this, 'NotMasked', {
      topic,
      description: 'Log events cannot be masked, and stay in the Region.',
      runbook: 'log-events-do-not-reach-their-collector',
      metric: mask.metricErrors({ period: Duration.minutes(5) }),
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

interface DestinationParts {
  readonly roleArn: string;
  readonly bucketArn: string;
  readonly keyArn: string;
  readonly secretArn: string;
  readonly maskArn: string;
  readonly errorsName: string;
}

/** @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html */
function destination({ host, protocol }: Pick<SiemExportProps, 'host' | 'protocol'>, parts: DestinationParts) {
  const { roleArn } = parts;
  const logging = (logStreamName: string) => ({ enabled: true, logGroupName: parts.errorsName, logStreamName });
  const shared = {
    s3Configuration: {
      roleArn,
      bucketArn: parts.bucketArn,
      compressionFormat: 'GZIP',
      encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: parts.keyArn } },
      cloudWatchLoggingOptions: logging('bucket'),
    },
    cloudWatchLoggingOptions: logging('collector'),
    secretsManagerConfiguration: { enabled: true, roleArn, secretArn: parts.secretArn },
    processingConfiguration: {
      enabled: true,
      processors: [
        {
          type: 'Lambda',
          parameters: [
            { parameterName: 'LambdaArn', parameterValue: parts.maskArn },
            { parameterName: 'RoleArn', parameterValue: roleArn },
            // Batches are compressed, and the answer is not: a small batch keeps it below what Lambda returns.
            { parameterName: 'BufferSizeInMBs', parameterValue: '0.2' },
          ],
        },
      ],
    },
  };
  if (protocol === 'splunk') {
    return {
      splunkDestinationConfiguration: {
        ...shared,
        hecEndpoint: `https://${host}:443`,
        hecEndpointType: 'Raw',
        s3BackupMode: 'FailedEventsOnly',
        retryOptions: { durationInSeconds: 3_600 },
      },
    };
  }
  return {
    httpEndpointDestinationConfiguration: {
      ...shared,
      endpointConfiguration: { name: 'Datadog', url: `https://${host}/v1/input` },
      requestConfiguration: { contentEncoding: 'GZIP' },
      roleArn,
      s3BackupMode: 'FailedDataOnly',
      retryOptions: { durationInSeconds: 3_600 },
    },
  };
}
