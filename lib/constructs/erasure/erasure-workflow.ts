import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type FunctionSurroundings } from '../node-function';
import { erasureDefinition, type ErasureFunctions } from './erasure-definition';

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

export interface ErasureWorkflowProps extends FunctionSurroundings {
  /** Id of the Stage, which begins the name of the state machine. */
  readonly stage: string;
  /** ARN of every function. */
  readonly functions: ErasureFunctions;
  readonly cases: { readonly tableName: string; readonly tableArn: string };
  /** Key of the table of requests. */
  readonly key: IKey;
}

/** The state machine of the erasure, with a role that may call its functions, start its own parts and note a failure. */
export class ErasureWorkflow extends Construct {
  readonly stateMachine: CfnStateMachine;
  /** ARN by its name, for what must be there before the state machine. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: ErasureWorkflowProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const name = erasureWorkflowName(props.stage);
    this.stateMachineArn = erasureWorkflowArn(this, props.stage);
    const logGroup = new EncryptedLogGroup(this, 'Record', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'audit',
    });
    const role = new Role(this, 'Role', {
      description: 'Runs the erasure of data subjects',
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const executions = `arn:${partition}:states:${region}:${account}:execution:${name}`;
    const policy = new ManagedPolicy(this, 'Rights', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionsOf(props.functions) }),
        new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [props.cases.tableArn] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [props.key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
        }),
        // Parts of a large subject are executions of their own.
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachineArn] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [`${executions}/*`, `${executions}:*`],
        }),
        new PolicyStatement({ actions: LOG_DELIVERY, resources: ['*'] }),
        new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
      ],
    });
    acknowledge(policy, {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Traces and log deliveries have no resource in IAM.',
    });
    acknowledge(policy, {
      rule: [`AwsSolutions-IAM5[Resource::${executions}/*]`, `AwsSolutions-IAM5[Resource::${executions}:*]`],
      reason: 'Executions get their ids when they start; the name is that of this one state machine.',
    });
    this.stateMachine = new CfnStateMachine(this, 'StateMachine', {
      stateMachineName: name,
      definitionString: Stack.of(this).toJsonString(
        erasureDefinition({ partition, functions: props.functions, casesTable: props.cases.tableName }),
      ),
      roleArn: role.roleArn,
      tracingConfiguration: { enabled: true },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
    });
    this.stateMachine.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.stateMachine.node.addDependency(policy);
  }
}

/** Name of the state machine. Its own role and functions before it know it by that. */
export function erasureWorkflowName(stage: string): string {
  return `${stage}-erasure`;
}

export function erasureWorkflowArn(scope: Construct, stage: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:states:${region}:${account}:stateMachine:${erasureWorkflowName(stage)}`;
}

function functionsOf(functions: ErasureFunctions): string[] {
  return Object.values<string | undefined>({ ...functions }).filter((arn) => arn !== undefined);
}
