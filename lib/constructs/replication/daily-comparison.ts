import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { type Construct } from 'constructs';
import { type FunctionSurroundings } from '../node-function';
import { RecordedStateMachine } from '../recorded-state-machine';
import { COMPARISON_NAMESPACE, comparisonDefinition, type ComparedTask } from './comparison-definition';
import { type ReplicatedTable } from './table-mappings';

export interface DailyComparisonProps extends FunctionSurroundings {
  readonly tasks: readonly ComparedTask[];
  readonly tables: readonly ReplicatedTable[];
}

/**
 * Compares every target with the source each night (UTC), repairs what differs, and records the result: as metrics, and
 * every step in an encrypted log.
 */
export class DailyComparison extends RecordedStateMachine {
  constructor(scope: Construct, id: string, { tasks, tables, ...surroundings }: DailyComparisonProps) {
    super(scope, id, {
      ...surroundings,
      description: 'Compares reference data',
      definition: comparisonDefinition({ tasks, tables, partition: Stack.of(scope).partition }),
      rights: [
        new PolicyStatement({
          actions: ['dms:ReloadTables', 'dms:DescribeTableStatistics'],
          resources: tasks.map(({ taskArn }) => taskArn),
        }),
        new PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': COMPARISON_NAMESPACE } },
        }),
      ],
      wildcardReason:
        'Metrics, traces and log deliveries have no resource in IAM; metrics are narrowed to one namespace.',
      recordsData: true,
    });
    const scheduler = new Role(this, 'SchedulerRole', {
      description: 'Starts the daily comparison',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    new ManagedPolicy(this, 'SchedulerRights', {
      roles: [scheduler],
      statements: [new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachine.attrArn] })],
    });
    new CfnSchedule(this, 'Schedule', {
      description: 'Compares reference data of every target with its source',
      scheduleExpression: 'cron(0 4 * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: this.stateMachine.attrArn, roleArn: scheduler.roleArn },
    });
  }
}
