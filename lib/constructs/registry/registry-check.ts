import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { RECORDS_OUTSIDE_ALLOW_LIST, REGISTRY_METRIC_NAMESPACE } from '../../../lambda/check-registry-stream/contract';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

export interface RegistryCheckProps extends FunctionSurroundings {
  readonly table: TableV2;
  readonly key: IKey;
  readonly topic: AlarmTopic;
}

/** A record waits longer than this for its check. DynamoDB keeps it for a day. */
const LATE = Duration.minutes(15);

/** Looks at everything that is written to the registry, whoever writes it: nothing may be about a person. */
export class RegistryCheck extends Construct {
  constructor(scope: Construct, id: string, props: RegistryCheckProps) {
    super(scope, id);
    const { table, key, topic, logKey, logRetentionDays } = props;
    const handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'check-registry-stream',
      description: 'Checks that the registry holds nothing outside its allow-list',
      timeout: Duration.seconds(30),
      calledBy: 'stream',
    });
    const stream = table.tableStreamArn ?? '';
    const policy = new ManagedPolicy(this, 'ReadStream', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resources: [stream],
        }),
        // AWS knows no narrower resource for it.
        new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
        }),
      ],
    });
    acknowledge(policy, {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Lambda asks for the streams of the account, by name only; DynamoDB offers no narrower resource for it.',
    });
    new EventSourceMapping(this, 'Source', {
      target: handler,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
    }).node.addDependency(policy);
    const once = {
      topic,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    new RunbookAlarm(this, 'SomethingElse', {
      ...once,
      runbook: 'the-registry-holds-something-else',
      description: 'The registry holds something outside its allow-list, in every Region.',
      metric: new Metric({
        namespace: REGISTRY_METRIC_NAMESPACE,
        metricName: RECORDS_OUTSIDE_ALLOW_LIST,
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
    });
    new RunbookAlarm(this, 'Late', {
      ...once,
      runbook: 'the-registry-is-not-checked',
      description: 'Writes to the registry are not checked any more.',
      threshold: LATE.toMilliseconds(),
      metric: handler.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
    });
    new RunbookAlarm(this, 'Failing', {
      ...once,
      runbook: 'the-registry-is-not-checked',
      description: 'The check of writes to the registry fails.',
      evaluationPeriods: 3,
      metric: handler.metricErrors({ period: Duration.minutes(5) }),
    });
  }
}
