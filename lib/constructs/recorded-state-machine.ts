import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { EncryptedLogGroup } from './logs/encrypted-log-group';
import { type FunctionSurroundings } from './node-function';

/** Log deliveries have no resource in IAM, so they cannot be narrowed to a group. */
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

export interface RecordedStateMachineProps extends FunctionSurroundings {
  /** Physical name, where something has to know the state machine before it is there. */
  readonly name?: string;
  /** What its role is for. */
  readonly description: string;
  /** In the Amazon States Language, with JSONPath. */
  readonly definition: object;
  /** What its steps may do. */
  readonly rights: readonly PolicyStatement[];
  /** Why the role needs resources that only a wildcard names, besides traces and log deliveries. */
  readonly wildcardReason: string;
  /** Whether inputs and outputs of steps are recorded: never where they could hold personal data. */
  readonly recordsData: boolean;
}

/** A state machine whose every step is traced and recorded in an encrypted log, with a role of its own. */
export class RecordedStateMachine extends Construct {
  readonly stateMachine: CfnStateMachine;
  /** What its role may do. */
  protected readonly rights: ManagedPolicy;

  constructor(scope: Construct, id: string, props: RecordedStateMachineProps) {
    super(scope, id);
    const logGroup = new EncryptedLogGroup(this, 'Record', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'audit',
    });
    const role = new Role(this, 'Role', {
      description: props.description,
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    this.rights = new ManagedPolicy(this, 'Rights', {
      roles: [role],
      statements: [
        ...props.rights,
        new PolicyStatement({ actions: LOG_DELIVERY, resources: ['*'] }),
        new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
      ],
    });
    acknowledge(this.rights, { rule: 'AwsSolutions-IAM5[Resource::*]', reason: props.wildcardReason });
    this.stateMachine = new CfnStateMachine(this, 'StateMachine', {
      stateMachineName: props.name,
      definitionString: Stack.of(this).toJsonString(props.definition),
      roleArn: role.roleArn,
      tracingConfiguration: { enabled: true },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: props.recordsData,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
    });
    this.stateMachine.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.stateMachine.node.addDependency(this.rights);
  }
}
