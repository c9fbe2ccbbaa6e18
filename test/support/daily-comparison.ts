import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as dms from '@aws-sdk/client-database-migration-service';
import { conformanceProblems } from '../../e2e/doubles/conformance-problems';
import { readServiceModel } from '../../e2e/doubles/service-model';
import { planReferenceReplications } from '../../lib/config';
import { ReferenceStage } from '../../lib/stacks/reference-stage';
import { testApp } from './app';
import { exampleDeployment, synthesizedStacks } from './platform';
import { definitionOf, type Execution, runStateMachine } from './state-machine';

/** A table as AWS DMS tells of it. */
export interface TableState {
  readonly SchemaName: string;
  readonly TableName: string;
  readonly ValidationState: string;
  readonly TableState?: string;
}

/** What AWS DMS does with the tables of a task. */
export interface ComparedTask {
  reload(tables: readonly string[], option: 'validate-only' | 'data-reload'): void | Promise<void>;
  /** What it says at this look. */
  look(): readonly TableState[] | Promise<readonly TableState[]>;
}

/** `Stage Metric: value`, as it was recorded. */
export interface Comparison extends Execution {
  readonly metrics: readonly string[];
}

const models: Readonly<Record<string, ReturnType<typeof readServiceModel>>> = {
  databasemigration: readServiceModel({ ...dms }),
  cloudwatch: readServiceModel({ ...cloudWatch }),
};

/** The state machine of production's template. */
function machine() {
  const app = testApp();
  const production = planReferenceReplications(exampleDeployment()).find(({ environment }) => environment === 'prod');
  if (!production) throw new Error('the example replicates no reference data');
  new ReferenceStage(app, production);
  const resources = synthesizedStacks(app).flatMap((stack) => stack.resources);
  const found = resources.find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  if (!found) throw new Error('the replication has no state machine');
  return definitionOf(found.Properties);
}

let definition: ReturnType<typeof machine> | undefined;

/**
 * Runs the daily comparison of the synthesized template, against AWS DMS as given for each jurisdiction of a target. What
 * goes in and out of a call must conform to the service's own model.
 */
export async function compare(tasks: Readonly<Record<string, ComparedTask>>): Promise<Comparison> {
  definition ??= machine();
  const metrics: string[] = [];
  const execution = await runStateMachine(definition, async (service, action, input) => {
    const operation = models[service]?.operations.get(action.charAt(0).toUpperCase() + action.slice(1));
    if (!operation) throw new Error(`the SDK has no ${service}:${action}`);
    const conforms = (value: unknown, schema = operation.input): void => {
      const problems = conformanceProblems(schema, value, operation.name);
      if (problems.length > 0) throw new NonconformingCallError(problems.join('; '));
    };
    conforms(input);
    const output = await answer(operation.name, input, tasks, metrics);
    conforms(output, operation.output);
    return output;
  });
  return { ...execution, metrics };
}

/** The definition calls what the service does not have. */
class NonconformingCallError extends Error {
  override readonly name = 'NonconformingCallError';
}

async function answer(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  tasks: Readonly<Record<string, ComparedTask>>,
  metrics: string[],
): Promise<object> {
  if (operation === 'PutMetricData') {
    const { Namespace, MetricData = [] } = input as unknown as cloudWatch.PutMetricDataInput;
    for (const { MetricName, Value, Dimensions } of MetricData) {
      metrics.push(`${Namespace} ${Dimensions?.[0]?.Value} ${MetricName} ${Value}`);
    }
    return {};
  }
  const { ReplicationTaskArn = '' } = input as { ReplicationTaskArn?: string };
  const [, task] =
    Object.entries(tasks).find(([jurisdiction]) => ReplicationTaskArn.includes(`Task${jurisdiction}`)) ?? [];
  if (!task) throw new Error(`there is no task ${ReplicationTaskArn}`);
  if (operation === 'ReloadTables') {
    const { TablesToReload = [], ReloadOption = 'data-reload' } = input as unknown as dms.ReloadTablesMessage;
    await task.reload(
      TablesToReload.map(({ SchemaName, TableName }) => `${SchemaName}.${TableName}`),
      ReloadOption,
    );
    return { ReplicationTaskArn };
  }
  if (operation === 'DescribeTableStatistics') {
    return { ReplicationTaskArn, TableStatistics: (await task.look()).map((table) => ({ ...table })) };
  }
  throw new Error(`the double has no ${operation}`);
}
