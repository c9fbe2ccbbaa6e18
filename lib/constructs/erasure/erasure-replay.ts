import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnEventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type ReplayErasuresEnvironment, restoredTablePrefix } from '../../../lambda/replay-erasures/contract';
import { acknowledge } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { declareDataClass } from '../data-class';
import { type FunctionSurroundings } from '../node-function';
import { type Tokens } from '../tokens/token-access';
import { type ErasedContent } from './erased-content';
import { ErasureFunction, LONGEST, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { type ErasureWorkflow } from './erasure-workflow';

export interface ErasureReplayProps extends FunctionSurroundings {
  readonly stage: string;
  readonly content: ErasedContent;
  readonly tables: ErasureTables;
  readonly key: IKey;
  /** For how long erased places are known. */
  readonly ledgerDays: number;
  readonly workflow: ErasureWorkflow;
  /** Knows the database of organisations, and those that are restored from it. */
  readonly userRows: IFunction;
  /** What tokens of the database stand for. */
  readonly identifiers: Tokens;
  readonly topic: AlarmTopic;
}

/** Longer than the function. */
const VISIBILITY = Duration.minutes(20);
/** A restored database can take hours until it answers: about a day. */
const TRIES = 72;

/**
 * Events of restores. RDS-EVENT-0019: to a point in time; RDS-EVENT-0043: from a snapshot. A table tells by the call
 * that restores it, also when AWS Backup makes it; an object store by the job of AWS Backup. All of them come at best
 * effort: the function can be called by hand.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
const restores: Readonly<Record<string, EventPattern>> = {
  DatabaseRestored: {
    source: ['aws.rds'],
    detailType: ['RDS DB Instance Event'],
    detail: { EventID: ['RDS-EVENT-0019', 'RDS-EVENT-0043'] },
  },
  TableRestored: {
    source: ['aws.dynamodb'],
    detailType: ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['dynamodb.amazonaws.com'],
      eventName: ['RestoreTableToPointInTime', 'RestoreTableFromBackup', 'RestoreTableFromAwsBackup'],
      errorCode: [{ exists: false }],
    },
  },
  BucketRestored: {
    source: ['aws.backup'],
    detailType: ['Restore Job State Change'],
    detail: { status: ['COMPLETED'], createdResourceArn: [{ wildcard: 'arn:*:s3:::*' }] },
  },
};

/** Erases again what a restore has brought back, told by the restore itself. */
export class ErasureReplay extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ErasureReplayProps,
  ) {
    super(scope, id);
    const deadLetters = this.queueOf('DeadLetters', {});
    const queue = this.queueOf('Queue', {
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: TRIES },
    });
    const handler = this.handlerOf(queue);
    const mapping = new CfnEventSourceMapping(this, 'Source', {
      functionName: handler.functionName,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 2 },
    });
    const rights = this.node.tryFindChild('FunctionRights');
    if (rights) mapping.node.addDependency(rights);
    for (const [name, eventPattern] of Object.entries(restores)) {
      new Rule(this, name, { description: 'A restore can bring back who was erased', eventPattern }).addTarget(
        new SqsQueue(queue),
      );
    }
    const { topic, stage } = props;
    const shared = { topic, evaluationPeriods: 1, treatMissingData: TreatMissingData.NOT_BREACHING };
    new RunbookAlarm(this, 'NotReplayed', {
      ...shared,
      description: `A restored store of ${stage} can hold people who were erased.`,
      runbook: 'a-restore-is-not-replayed',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 0,
    });
    new RunbookAlarm(this, 'ReplayWaits', {
      ...shared,
      description: `A restored store of ${stage} has waited for two hours to be replayed.`,
      runbook: 'a-restore-is-not-replayed',
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 7_200,
    });
  }

  private handlerOf(queue: Queue): ErasureFunction {
    const { tables, key, content, workflow, userRows, identifiers, stage, logKey, logRetentionDays } = this.props;
    const { partition, region, account } = Stack.of(this);
    const restoredTables = `arn:${partition}:dynamodb:${region}:${account}:table/${restoredTablePrefix(stage)}*`;
    const copies = content.copies(this, []);
    const handler = new ErasureFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'replay-erasures',
      description: 'Finds in a restored store what was erased before, and has it erased again',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        REGISTER_TABLE: tables.register.tableName,
        ERASED_PLACES_TABLE: tables.erasedPlaces.tableName,
        IDENTIFIER_TABLE: identifiers.table.tableName,
        ERASED_PLACE_DAYS: String(this.props.ledgerDays),
        STATE_MACHINE_ARN: workflow.stateMachine.attrArn,
        USER_ROWS_FUNCTION: userRows.functionArn,
        STAGE: stage,
        BUCKETS: Stack.of(this).toJsonString(content.places(this)),
      } satisfies ReplayErasuresEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'queue',
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.cases, key, ['Query'], 'by-status'),
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        ...onTable(tables.erasedPlaces, key, ['Query', 'BatchWriteItem']),
        ...content.lists(),
        new PolicyStatement({
          actions: ['dynamodb:Scan', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
          resources: [restoredTables],
        }),
        // A copy is under the key of its table.
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [identifiers.key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
        }),
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [workflow.stateMachine.attrArn] }),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [userRows.functionArn] }),
        new PolicyStatement({
          actions: ['rds:DescribeDBInstances'],
          resources: [`arn:${partition}:rds:${region}:${account}:db:*`],
        }),
        new PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [queue.queueArn],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `sqs.${region}.amazonaws.com` } },
        }),
      ],
      ...(copies.length > 0 && {
        crossRegion: {
          statements: copies,
          reason: 'Second copies are in the other Region of the same jurisdiction; a restore can bring them back too.',
        },
      }),
    });
    const policy = this.node.findChild('FunctionRights');
    acknowledge(policy, {
      rule: [
        `AwsSolutions-IAM5[Resource::${restoredTables}]`,
        `AwsSolutions-IAM5[Resource::arn:${partition}:rds:${region}:${account}:db:*]`,
      ],
      reason:
        'What is restored gets its name when it is restored: tables by this beginning, instances are only looked at.',
    });
    return handler;
  }

  private queueOf(id: string, props: ConstructorParameters<typeof Queue>[2]): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.props.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    // Names of databases, tables and buckets.
    declareDataClass(queue, 'operational-log');
    return queue;
  }
}
