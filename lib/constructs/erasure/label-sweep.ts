import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type SweepUnlabelledEnvironment } from '../../../lambda/sweep-unlabelled/contract';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../domain/erasure/erasure-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings } from '../node-function';
import { type ContentLabeller } from './content-labeller';
import { type ErasedContent } from './erased-content';
import { ErasureFunction, LONGEST, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';

export interface LabelSweepProps extends FunctionSurroundings {
  readonly stage: string;
  readonly content: ErasedContent;
  readonly labeller: ContentLabeller;
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly topic: AlarmTopic;
}

/**
 * Looks every day for objects without their label, and every four weeks at all objects: events get lost, and objects
 * older than the labelling never had one. A call goes on where the one before stopped.
 */
export class LabelSweep extends Construct {
  constructor(scope: Construct, id: string, props: LabelSweepProps) {
    super(scope, id);
    const { content, labeller, tables, key } = props;
    const sweep = new ErasureFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'sweep-unlabelled',
      description: 'Looks for objects without their label',
      environment: {
        REGISTER_TABLE: tables.register.tableName,
        LABELLER: labeller.handler.functionName,
        STAGE: props.stage,
        LABELS: labeller.labels,
      } satisfies SweepUnlabelledEnvironment,
      timeout: LONGEST,
      memoryMiB: 512,
      calledBy: 'schedule',
      withoutReservedConcurrency: 'It runs four times an hour, at times that nobody else chooses.',
      withoutDeadLetterQueue: 'The next call does what this one has not; an alarm tells when no sweep is completed.',
      statements: [
        ...content.lists(),
        ...content.objects(['s3:GetObjectVersionTagging']),
        ...onTable(tables.register, key, ['GetItem', 'PutItem']),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [labeller.handler.functionArn] }),
      ],
      objectsOf: content.ofKind(),
    });
    this.schedule(sweep.functionArn);
    this.watch(props);
  }

  private schedule(functionArn: string): void {
    const role = new Role(this, 'SchedulerRole', {
      description: 'Calls the function that looks for objects without their label',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    new ManagedPolicy(this, 'SchedulerRights', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] })],
    });
    new CfnSchedule(this, 'Schedule', {
      description: 'Looks for objects without their label',
      scheduleExpression: 'rate(15 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: functionArn, roleArn: role.roleArn },
    });
  }

  private watch({ topic, stage }: LabelSweepProps): void {
    const metric = (statistic: string) =>
      new Metric({
        namespace: ERASURE_NAMESPACE,
        metricName: erasureMetrics.objectsStillUnlabelled,
        dimensionsMap: { Stage: stage },
        period: Duration.days(1),
        statistic,
      });
    new RunbookAlarm(this, 'StillUnlabelled', {
      topic,
      runbook: 'an-object-is-not-labelled',
      description: `Objects of ${stage} are without their label, and cannot be given it.`,
      metric: metric('Maximum'),
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    new RunbookAlarm(this, 'NotSwept', {
      topic,
      runbook: 'an-object-is-not-labelled',
      description: `Nobody knows how many objects of ${stage} are without their label: no sweep was completed for three days.`,
      metric: metric('SampleCount'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 3,
      // A sweep writes the metric at its end.
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}
