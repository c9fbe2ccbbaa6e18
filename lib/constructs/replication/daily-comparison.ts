import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type FunctionSurroundings } from '../node-function';
import { COMPARISON_NAMESPACE, comparisonDefinition, type ComparedTask } from './comparison-definition';
import { type ReplicatedTable } from './table-mappings';

/** Log group deliveries of AWS cannot be narrowed to a group. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

export interface DailyComparisonProps extends FunctionSurroundings {
  readonly tasks: readonly ComparedTask[];
  readonly tables: readonly ReplicatedTable[];
}

/**
 * Compares every target with the source each night (UTC), repairs what differs, and records the result: as metrics, and
 * every step in an encrypted log.
 */
export class DailyComparison extends Construct {
  readonly stateMachine: CfnStateMachine;

  constructor(scope: Construct, id: string, props: DailyComparisonProps) {
    super(scope, id);
    const { partition, account } = Stack.of(this);
    const logGroup = new EncryptedLogGroup(this, 'Record', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'audit',
    });
    const role = this.role('Role', 'states.amazonaws.com', 'Compares reference data');
    const policy = new ManagedPolicy(this, 'Rights', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['dms:ReloadTables', 'dms:DescribeTableStatistics'],
          resources: props.tasks.map(({ taskArn }) => taskArn),
        }),
        new PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': COMPARISON_NAMESPACE } },
        }),
        new PolicyStatement({ actions: LOG_DELIVERY, resources: ['*'] }),
        new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
      ],
    });
    acknowledge(policy, {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Metrics, traces and log deliveries have no resource in IAM; metrics are narrowed to one namespace.',
    });
    this.stateMachine = new CfnStateMachine(this, 'StateMachine', {
      definitionString: Stack.of(this).toJsonString(comparisonDefinition({ ...props, partition })),
      roleArn: role.roleArn,
      tracingConfiguration: { enabled: true },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
    });
    this.stateMachine.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.stateMachine.node.addDependency(policy);
    const scheduler = this.role('SchedulerRole', 'scheduler.amazonaws.com', 'Starts the daily comparison', account);
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

  private role(id: string, service: string, description: string, account = Stack.of(this).account): Role {
    return new Role(this, id, {
      description,
      assumedBy: new ServicePrincipal(service, { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
    });
  }
}
