import { type ReplicatedTable } from './table-mappings';

/** CloudWatch namespace of the comparison's results. */
export const COMPARISON_NAMESPACE = 'ReferenceData';

/** Metrics of the comparison. Dimension `Stage`: the Stage of the target. */
export const comparisonMetrics = { compared: 'TablesCompared', repaired: 'TablesRepaired' } as const;

export interface ComparedTask {
  /** Id of the Stage of the target. */
  readonly stage: string;
  readonly taskArn: string;
}

export interface ComparisonDefinitionProps {
  readonly partition: string;
  readonly tasks: readonly ComparedTask[];
  readonly tables: readonly ReplicatedTable[];
}

/** Minutes between two looks at a comparison, and how often to look: six hours. */
const LOOK_SECONDS = 300;
const LOOKS = 72;

/** AWS DMS lists this many tables at once; more would need pages. */
const LISTED_TABLES = 500;

/** Errors of AWS DMS and of the network that pass. */
const RETRY = [
  {
    ErrorEquals: ['States.TaskFailed'],
    IntervalSeconds: 30,
    MaxAttempts: 4,
    BackoffRate: 2,
  },
];

/**
 * The daily comparison in the Amazon States Language (JSONPath): for every task, compare all tables with their source, wait,
 * load anew the tables that differ, compare again, and record what was found. Ends in failure when a table cannot be
 * compared, or differs after it was loaded anew.
 *
 * Calls AWS DMS and CloudWatch themselves; there is no function in between.
 *
 * @throws Error for more tables than AWS DMS lists at once
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Validating.html
 */
export function comparisonDefinition({ partition, tasks, tables }: ComparisonDefinitionProps): object {
  if (tables.length > LISTED_TABLES) {
    throw new Error(`${tables.length} reference tables are more than the ${LISTED_TABLES} that are compared at once`);
  }
  return {
    Comment: 'Compares reference data of every target with its source, and repairs what differs.',
    StartAt: 'Targets',
    States: {
      Targets: {
        Type: 'Parallel',
        Branches: tasks.map((task) => branch(task, partition, tables)),
        ResultPath: null,
        End: true,
      },
    },
  };
}

function branch({ stage, taskArn }: ComparedTask, partition: string, tables: readonly ReplicatedTable[]) {
  const call = (service: string, action: string) => `arn:${partition}:states:::aws-sdk:${service}:${action}`;
  const name = (state: string) => `${state} ${stage}`;
  const allTables = tables.map(({ schema, name: table }) => ({ SchemaName: schema, TableName: table }));
  const withState = (state: string) => `$.TableStatistics[?(@.ValidationState == '${state}')]`;

  const compare = (round: 'Compare', next: string) => ({
    [name(round)]: {
      Type: 'Task',
      Resource: call('databasemigration', 'reloadTables'),
      Parameters: { ReplicationTaskArn: taskArn, TablesToReload: allTables, ReloadOption: 'validate-only' },
      ResultPath: null,
      Retry: RETRY,
      Next: next,
    },
  });
  /** Waits until no table is being loaded or compared. */
  const look = (round: string, next: string) => ({
    [name(`Begin ${round}`)]: { Type: 'Pass', Result: 0, ResultPath: '$.looks', Next: name(`Wait ${round}`) },
    [name(`Wait ${round}`)]: { Type: 'Wait', Seconds: LOOK_SECONDS, Next: name(`Look ${round}`) },
    [name(`Look ${round}`)]: {
      Type: 'Task',
      Resource: call('databasemigration', 'describeTableStatistics'),
      Parameters: { ReplicationTaskArn: taskArn, MaxRecords: LISTED_TABLES },
      ResultSelector: {
        'all.$': '$.TableStatistics[*]',
        'pending.$': withState('Pending records'),
        'reloading.$': withState('Preparing table'),
        'validated.$': withState('Validated'),
        'different.$': withState('Mismatched records'),
      },
      ResultPath: '$.found',
      Retry: RETRY,
      Next: name(`Count ${round}`),
    },
    [name(`Count ${round}`)]: {
      Type: 'Pass',
      Parameters: {
        'looks.$': 'States.MathAdd($.looks, 1)',
        'different.$': '$.found.different',
        count: {
          'all.$': 'States.ArrayLength($.found.all)',
          'busy.$': 'States.MathAdd(States.ArrayLength($.found.pending), States.ArrayLength($.found.reloading))',
          'different.$': 'States.ArrayLength($.found.different)',
          'settled.$': 'States.MathAdd(States.ArrayLength($.found.validated), States.ArrayLength($.found.different))',
        },
      },
      Next: name(`Done ${round}`),
    },
    [name(`Done ${round}`)]: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.count.busy', NumericGreaterThan: 0 },
            { Variable: '$.looks', NumericLessThan: LOOKS },
          ],
          Next: name(`Wait ${round}`),
        },
        // A table in any other state could not be compared: no primary key, an error, suspended, or not finished.
        { Not: { Variable: '$.count.settled', NumericEquals: tables.length }, Next: name('Not comparable') },
      ],
      Default: next,
    },
  });
  const metric = (metricName: string, value: object) => ({
    MetricName: metricName,
    Unit: 'Count',
    Dimensions: [{ Name: 'Stage', Value: stage }],
    ...value,
  });
  const record = (state: string, repaired: object, next: object) => ({
    [name(state)]: {
      Type: 'Task',
      Resource: call('cloudwatch', 'putMetricData'),
      Parameters: {
        Namespace: COMPARISON_NAMESPACE,
        MetricData: [
          metric(comparisonMetrics.compared, { Value: tables.length }),
          metric(comparisonMetrics.repaired, repaired),
        ],
      },
      ResultPath: null,
      Retry: RETRY,
      ...next,
    },
  });
  return {
    StartAt: name('Compare'),
    States: {
      ...compare('Compare', name('Begin comparison')),
      ...look('comparison', name('Differs')),
      [name('Differs')]: {
        Type: 'Choice',
        Choices: [{ Variable: '$.count.different', NumericGreaterThan: 0, Next: name('Name tables') }],
        Default: name('Record agreement'),
      },
      [name('Name tables')]: {
        Type: 'Map',
        ItemsPath: '$.different',
        ItemSelector: {
          'SchemaName.$': '$$.Map.Item.Value.SchemaName',
          'TableName.$': '$$.Map.Item.Value.TableName',
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: name('Name table'),
          States: { [name('Name table')]: { Type: 'Pass', End: true } },
        },
        ResultPath: '$.tables',
        Next: name('Record repair'),
      },
      ...record('Record repair', { 'Value.$': '$.count.different' }, { Next: name('Load anew') }),
      [name('Load anew')]: {
        Type: 'Task',
        Resource: call('databasemigration', 'reloadTables'),
        Parameters: { ReplicationTaskArn: taskArn, 'TablesToReload.$': '$.tables', ReloadOption: 'data-reload' },
        ResultPath: null,
        Retry: RETRY,
        Next: name('Begin repair'),
      },
      ...look('repair', name('Repaired')),
      [name('Repaired')]: {
        Type: 'Choice',
        Choices: [{ Variable: '$.count.different', NumericGreaterThan: 0, Next: name('Still different') }],
        Default: name('Agrees'),
      },
      ...record('Record agreement', { Value: 0 }, { Next: name('Agrees') }),
      [name('Agrees')]: { Type: 'Succeed' },
      [name('Not comparable')]: {
        Type: 'Fail',
        Error: 'TablesNotComparable',
        Cause: `Not every reference table of ${stage} could be compared with its source; see docs/runbook.md.`,
      },
      [name('Still different')]: {
        Type: 'Fail',
        Error: 'TablesStillDifferent',
        Cause: `Reference tables of ${stage} differ from their source after they were loaded anew; see docs/runbook.md.`,
      },
    },
  };
}
