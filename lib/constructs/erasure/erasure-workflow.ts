import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { acknowledge } from '../acknowledge';
import { type FunctionSurroundings } from '../node-function';
import { RecordedStateMachine } from '../recorded-state-machine';
import { erasureDefinition, type ErasureFunctions } from './erasure-definition';

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
export class ErasureWorkflow extends RecordedStateMachine {
  /** ARN by its name, for what must be there before the state machine. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, { stage, functions, cases, key, ...surroundings }: ErasureWorkflowProps) {
    const { partition, region, account } = Stack.of(scope);
    const name = erasureWorkflowName(stage);
    const stateMachineArn = erasureWorkflowArn(scope, stage);
    const executions = `arn:${partition}:states:${region}:${account}:execution:${name}`;
    super(scope, id, {
      ...surroundings,
      name,
      description: 'Runs the erasure of data subjects',
      definition: erasureDefinition({ partition, functions, casesTable: cases.tableName }),
      rights: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionsOf(functions) }),
        new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [cases.tableArn] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
        }),
        // Parts of a large subject are executions of their own.
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [`${executions}/*`, `${executions}:*`],
        }),
      ],
      wildcardReason: 'Traces and log deliveries have no resource in IAM.',
      recordsData: false,
    });
    this.stateMachineArn = stateMachineArn;
    acknowledge(this.rights, {
      rule: [`AwsSolutions-IAM5[Resource::${executions}/*]`, `AwsSolutions-IAM5[Resource::${executions}:*]`],
      reason: 'Executions get their ids when they start; the name is that of this one state machine.',
    });
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
