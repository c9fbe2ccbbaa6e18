import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { type CfnReplicationTask } from 'aws-cdk-lib/aws-dms';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { createHash } from 'crypto';
import {
  type ControlReplicationTaskEnvironment,
  type TaskControlProperties,
} from '../../../lambda/control-replication-task/contract';
import { acknowledge } from '../acknowledge';
import { FrameworkProvider } from '../framework-provider';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

/** Lambda ends a function after 15 minutes at most. */
const TIMEOUT = Duration.minutes(15);

/** Starts and stops tasks of AWS DMS around their changes. CloudFormation itself starts none and cannot change one that runs. */
export class TaskControl extends Construct {
  private readonly serviceToken: string;

  constructor(scope: Construct, id: string, surroundings: FunctionSurroundings) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const environment = { POLL_SECONDS: '15', PATIENCE_SECONDS: '780' } satisfies ControlReplicationTaskEnvironment;
    const handler = new NodeFunction(this, 'Function', {
      ...surroundings,
      name: 'control-replication-task',
      description: 'Stops tasks of AWS DMS before they change, and starts them afterwards',
      environment,
      timeout: TIMEOUT,
    });
    const dms = `arn:${partition}:dms:${region}:${account}`;
    const resources = ['task', 'rep', 'endpoint'].map((kind) => `${dms}:${kind}:*`);
    const policy = new ManagedPolicy(this, 'Rights', {
      roles: handler.role ? [handler.role] : [],
      statements: [
        new PolicyStatement({
          actions: ['dms:StartReplicationTask', 'dms:StopReplicationTask', 'dms:TestConnection'],
          resources,
        }),
        // Lists have no resource.
        new PolicyStatement({ actions: ['dms:DescribeReplicationTasks', 'dms:DescribeConnections'], resources: ['*'] }),
      ],
    });
    acknowledge(policy, {
      rule: ['AwsSolutions-IAM5[Resource::*]', ...resources.map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`)],
      reason: 'AWS DMS gives its resources ids of its own at creation; this account replicates reference data only.',
    });
    this.serviceToken = new FrameworkProvider(this, 'Provider', { ...surroundings, onEvent: handler }).serviceToken;
  }

  /**
   * Stops the task before anything of it changes, and has it run afterwards.
   *
   * @param name the same in every environment
   * @param parts what the task is made of, and must not change while it runs
   */
  surround(
    task: CfnReplicationTask,
    {
      name,
      identifier,
      parts,
      definition,
    }: { name: string; identifier: string; parts: readonly Construct[]; definition: object },
  ): void {
    const shared = {
      TaskIdentifier: identifier,
      Definition: hashOf({ ...definition, settings: task.replicationTaskSettings, tables: task.tableMappings }),
      Tables: hashOf(task.tableMappings),
    };
    const stop = this.step(`${name}-stop`, { ...shared, Action: 'stop-for-change' });
    for (const part of [...parts, task]) part.node.addDependency(stop);
    const run = this.step(`${name}-run`, { ...shared, Action: 'run' });
    run.node.addDependency(task);
  }

  private step(id: string, properties: TaskControlProperties): CustomResource {
    return new CustomResource(this, id, {
      resourceType: 'Custom::ReplicationTaskControl',
      serviceToken: this.serviceToken,
      properties,
    });
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
