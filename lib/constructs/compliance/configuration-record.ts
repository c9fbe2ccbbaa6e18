import { Stack } from 'aws-cdk-lib';
import { CfnConfigRule, CfnConfigurationRecorder, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookRule } from '../alarms/runbook-rule';
import { wildcardFinding } from '../wildcard-finding';
import { type ConfigurationBucket } from './configuration-bucket';
import { managedRules } from './managed-rules';
import { judgedTypes, residencyPolicy, type ResidencyPolicyProps } from './residency-policy';

export interface ConfigurationRecordProps {
  readonly topic: AlarmTopic;
  readonly key: IKey;
  readonly bucket: ConfigurationBucket;
  readonly residency: ResidencyPolicyProps;
}

/** What is recorded: what holds data or can move it. AWS bills each recorded change. */
const recordedTypes = [
  ...judgedTypes,
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupVault',
  'AWS::CloudTrail::Trail',
  'AWS::Connect::Instance',
  'AWS::DMS::Endpoint',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::EC2::Volume',
  'AWS::Events::Rule',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Lambda::Function',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];

const CHANGES = ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'];

/**
 * AWS Config in this account and Region: how resources were configured at any time, and which break a rule. A recorder
 * starts when it has a delivery channel, and CloudFormation waits for it; neither may depend on the other.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
 */
export class ConfigurationRecord extends Construct {
  constructor(scope: Construct, id: string, { topic, key, bucket, residency }: ConfigurationRecordProps) {
    super(scope, id);
    const recorder = new CfnConfigurationRecorder(this, 'Recorder', {
      roleArn: this.recorderRole(key, bucket).roleArn,
      recordingGroup: { allSupported: false, resourceTypes: [...recordedTypes].sort() },
    });
    const channel = new CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    for (const rule of [...this.rulesOfAws(), this.residencyRule(residency)])
      rule.node.addDependency(recorder, channel);
    new RunbookRule(this, 'Findings', {
      topic,
      description: 'A resource breaks a rule of AWS Config.',
      runbook: 'a-resource-breaks-a-rule',
      eventPattern: {
        source: ['aws.config'],
        detailType: ['Config Rules Compliance Change'],
        detail: { newEvaluationResult: { complianceType: ['NON_COMPLIANT'] } },
      },
      tells: { rule: '$.detail.configRuleName', type: '$.detail.resourceType' },
    });
  }

  private recorderRole(key: IKey, bucket: ConfigurationBucket): Role {
    const objects = `AWSLogs/${Stack.of(this).account}/Config`;
    const policy = new ManagedPolicy(this, 'RecorderPolicy', {
      description: 'Writes the history of configurations',
      statements: [
        new PolicyStatement({ actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucket.bucketArn] }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${objects}/*`)] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
      ],
    });
    acknowledge(policy, {
      rule: wildcardFinding(policy, bucket, bucket.arnForObjects(objects)),
      reason: 'AWS Config names its objects by time; it may add any below its own prefix of this one bucket.',
    });
    const role = new Role(this, 'RecorderRole', {
      assumedBy: new ServicePrincipal('config.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Reads how resources are configured, and writes their history',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWS_ConfigRole'), policy],
    });
    acknowledge(role, {
      rule: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]`,
      reason: 'AWS adds the read actions of new resource types to this policy; a copy of it would miss them.',
    });
    return role;
  }

  private rulesOfAws(): readonly CfnConfigRule[] {
    const { region } = Stack.of(this);
    return managedRules
      .filter(({ notIn = [] }) => !notIn.includes(region))
      .map(
        ({ identifier, wants, parameters, types }) =>
          new CfnConfigRule(this, identifier.toLowerCase().replaceAll('_', '-'), {
            description: wants,
            source: { owner: 'AWS', sourceIdentifier: identifier },
            inputParameters: parameters,
            ...(types
              ? { scope: { complianceResourceTypes: [...types] } }
              : {
                  maximumExecutionFrequency: 'TwentyFour_Hours',
                }),
          }),
      );
  }

  private residencyRule(residency: ResidencyPolicyProps): CfnConfigRule {
    return new CfnConfigRule(this, 'residency', {
      description: 'Stores, their copies and their keys are in the Regions of the jurisdiction',
      scope: { complianceResourceTypes: [...judgedTypes] },
      source: {
        owner: 'CUSTOM_POLICY',
        sourceDetails: CHANGES.map((messageType) => ({ eventSource: 'aws.config', messageType })),
        customPolicyDetails: {
          policyRuntime: 'guard-2.x.x',
          policyText: residencyPolicy(residency),
          enableDebugLogDelivery: false,
        },
      },
    });
  }
}
