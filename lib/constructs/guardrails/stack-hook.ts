import { Duration, Stack, Tags } from 'aws-cdk-lib';
import { CfnLambdaHook } from 'aws-cdk-lib/aws-cloudformation';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type JudgedDeployment, type JudgeStackEnvironment } from '../../../lambda/judge-stack/contract';
import { acknowledge } from '../acknowledge';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

export { type JudgedDeployment } from '../../../lambda/judge-stack/contract';

/** Lambda takes no more, in bytes of all variables. */
const LARGEST_ENVIRONMENT = 4_096;

/** Name of the hook in CloudFormation, one in an account and Region. */
export const HOOK_ALIAS = 'Residency::Stack::Judge';

export interface StackHookProps extends FunctionSurroundings {
  /** The deployments of the account and Region; at least one judges the stacks of others. */
  readonly deployments: readonly JudgedDeployment[];
  /** Tag that keeps everybody but the deployment from changing the function. */
  readonly guardrailTag: { readonly key: string; readonly value: string };
}

/**
 * Judges every stack that anybody creates or changes in the account and Region, and every resource of the Cloud Control
 * API, before it is there. What it cannot judge it refuses.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks.html
 */
export class StackHook extends Construct {
  constructor(scope: Construct, id: string, props: StackHookProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const environment = {
      DEPLOYMENTS: JSON.stringify(props.deployments),
      DECISIONS_DIRECTORY: '/var/task/decisions',
    } satisfies JudgeStackEnvironment;
    if (JSON.stringify(environment).length > LARGEST_ENVIRONMENT) {
      throw new Error(
        `the hook of ${region} judges more deployments than fit; give jurisdictions accounts of their own`,
      );
    }
    const handler = new NodeFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'judge-stack',
      description: 'Judges where the data of a stack can go, before CloudFormation creates it',
      environment,
      // CloudFormation waits for 30 seconds.
      timeout: Duration.seconds(25),
      files: [{ from: 'decisions', to: 'decisions' }],
    });
    Tags.of(handler).add(props.guardrailTag.key, props.guardrailTag.value);
    const stacks = `arn:${partition}:cloudformation:${region}:${account}:stack/*`;
    const rights = new ManagedPolicy(this, 'Rights', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({ actions: ['cloudformation:ListExports'], resources: ['*'] }),
        new PolicyStatement({ actions: ['cloudformation:GetTemplate'], resources: [stacks] }),
      ],
    });
    acknowledge(rights, {
      rule: ['AwsSolutions-IAM5[Resource::*]', `AwsSolutions-IAM5[Resource::${stacks}]`],
      reason: 'A stack may import from any other of the account and Region, and exports have no resource in IAM.',
    });
    const role = new Role(this, 'Role', {
      description: 'Lets CloudFormation ask the hook',
      assumedBy: new ServicePrincipal('hooks.cloudformation.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partition}:cloudformation:${region}:${account}:type/hook/${HOOK_ALIAS.replaceAll('::', '-')}*`,
          },
        },
      }),
    });
    const invocation = new ManagedPolicy(this, 'Invocation', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] })],
    });
    const hook = new CfnLambdaHook(this, 'Hook', {
      alias: HOOK_ALIAS,
      executionRole: role.roleArn,
      failureMode: 'FAIL',
      hookStatus: 'ENABLED',
      lambdaFunction: handler.functionArn,
      targetOperations: ['STACK', 'CHANGE_SET', 'CLOUD_CONTROL'],
    });
    // The CDK asks for a list of targets as well, which excludes the shorter form that the schema has.
    hook.addPropertyOverride('TargetFilters', { Actions: ['CREATE', 'UPDATE'] });
    hook.node.addDependency(invocation, rights);
  }
}
