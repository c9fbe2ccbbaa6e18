import { Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { declareDataClass } from '../data-class';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type EvidenceBucket } from './evidence-bucket';
import { trailName } from './trail-name';

export interface AuditTrailProps {
  /** Id of the Stage. */
  readonly stage: string;
  readonly key: IKey;
  readonly evidence: EvidenceBucket;
  /** Buckets that receive logs. Reading them is recorded; writing them would record every record. */
  readonly logBuckets: readonly IBucket[];
  /** Days for which alarms and queries can look back. The evidence is kept for longer. */
  readonly logRetentionDays: number;
  /** Whether video streams hold the media of calls. */
  readonly liveMedia: boolean;
}

/**
 * Records what is done in this account and Region, and nowhere else: all management events, and who touched which object,
 * item or function. Data events are of the whole account, so that stores that nobody declared are among them.
 *
 * A trail of one Region records IAM, CloudFront and STS in us-east-1 only, where AWS has them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export class AuditTrail extends Construct {
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { key, evidence, logBuckets } = props;
    const logGroup = new EncryptedLogGroup(this, 'Log', {
      key,
      retentionDays: props.logRetentionDays,
      dataClass: 'audit',
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Writes the audit trail to its log',
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Writes the audit trail to its log',
      managedPolicies: [policy],
    });
    const logObjects = [evidence, ...logBuckets].map((bucket) => bucket.arnForObjects(''));
    const trail = new CfnTrail(this, 'Trail', {
      trailName: trailName(props.stage),
      isLogging: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: evidence.bucketName,
      kmsKeyId: key.keyArn,
      cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: [
        selector('Management events', [{ field: 'eventCategory', equalTo: ['Management'] }]),
        dataEvents('Objects', 'AWS::S3::Object', [{ field: 'resources.ARN', notStartsWith: logObjects }]),
        dataEvents('Who read logs and evidence', 'AWS::S3::Object', [
          { field: 'resources.ARN', startsWith: logObjects },
          { field: 'readOnly', equalTo: ['true'] },
        ]),
        dataEvents('Items of tables', 'AWS::DynamoDB::Table'),
        dataEvents('Calls of functions', 'AWS::Lambda::Function'),
        ...(props.liveMedia ? [dataEvents('Media of calls', 'AWS::KinesisVideo::Stream')] : []),
      ],
    });
    declareDataClass(trail, 'audit');
    // CloudTrail tries both when the trail is made.
    trail.node.addDependency(role, ...(evidence.policy ? [evidence.policy] : []));
    this.logGroup = logGroup;
  }
}

function selector(
  name: string,
  fieldSelectors: CfnTrail.AdvancedFieldSelectorProperty[],
): CfnTrail.AdvancedEventSelectorProperty {
  return { name, fieldSelectors };
}

function dataEvents(
  name: string,
  resourceType: string,
  fields: CfnTrail.AdvancedFieldSelectorProperty[] = [],
): CfnTrail.AdvancedEventSelectorProperty {
  return selector(name, [
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: [resourceType] },
    ...fields,
  ]);
}
