import { type ReplicatedTable } from './table-mappings';

/** CloudWatch namespace of the comparison's results. */
export const COMPARISON_NAMESPACE = 'ReferenceData';

/** Metrics of the comparison. Dimension `Stage`: the Stage of the target. */
export const comparisonMetrics = { compared: 'TablesCompared', different: 'TablesDifferent' } as const;

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

/** Seconds between two looks at a comparison, and how often to look: six hours. */
const LOOK_SECONDS = 300;
const LOOKS = 72;

/** AWS DMS lists this many tables at once; more would need pages. */
const LISTED_TABLES = 500;

/** Errors of AWS DMS and of the network that pass. */
const RETRY = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 30, MaxAttempts: 4, BackoffRate: 2 }];

/**
 * What AWS DMS says of a table that it has not finished with. Every other state is an end.
 *
 * @see https://docs.aws.amazon.com/dms/latest/APIReference/API_TableStatistics.html
 */
const busyStates = {
  validation: ['Pending records', 'Pending validation', 'Pending revalidation', 'Preparing table'],
  load: ['Before load', 'Full load', 'Table is being reloaded'],
} as const;

const VALIDATED = 'Validated';
const DIFFERENT = 'Mismatched records';

/** How the comparison of a target ends when it does not agree: the error that the whole then fails with, and why. */
const failures = {
  ComparisonInterrupted: 'AWS DMS or CloudWatch refused a call',
  TablesNotComparable: 'Not every reference table could be compared with its source',
  TablesStillDifferent: 'Reference tables differ from their source after they were loaded anew',
} as const;

/** A name for each of the states. */
const busy = Object.entries(busyStates).flatMap(([list, states]) =>
  states.map((state) => ({ list, state, key: state.replaceAll(' ', '') })),
);

type Failure = keyof typeof failures;

/**
 * The daily comparison in the Amazon States Language (JSONPath): for every task, compare all tables with their source, wait,
 * load anew the tables that differ, compare again, and record what was found. Every target is compared and repaired, whatever
 * becomes of the others; the execution fails when one cannot be compared, or differs after its tables were loaded anew.
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
  const names = Object.keys(failures) as readonly Failure[];
  return {
    Comment: 'Compares reference data of every target with its source, and repairs what differs.',
    StartAt: 'Targets',
    States: {
      Targets: {
        Type: 'Parallel',
        Branches: tasks.map((task) => branch(task, partition, tables)),
        ResultSelector: { 'targets.$': '$', 'outcomes.$': '$[*].outcome' },
        Next: 'Outcomes',
      },
      Outcomes: {
        Type: 'Pass',
        Parameters: {
          'targets.$': '$.targets',
          ...Object.fromEntries(names.map((name) => [`${name}.$`, `States.ArrayContains($.outcomes, '${name}')`])),
        },
        Next: 'Judge',
      },
      Judge: {
        Type: 'Choice',
        Choices: names.map((name) => ({ Variable: `$.${name}`, BooleanEquals: true, Next: name })),
        Default: 'All agree',
      },
      'All agree': { Type: 'Succeed' },
      ...Object.fromEntries(
        names.map((name) => [
          name,
          {
            Type: 'Fail',
            Error: name,
            Cause: `${failures[name]}. The input of the state Judge names the targets; see docs/runbook.md.`,
          },
        ]),
      ),
    },
  };
}

function branch({ stage, taskArn }: ComparedTask, partition: string, tables: readonly ReplicatedTable[]) {
  const call = (service: string, action: string) => `arn:${partition}:states:::aws-sdk:${service}:${action}`;
  const name = (state: string) => `${state} ${stage}`;
  const allTables = tables.map(({ schema, name: table }) => ({ SchemaName: schema, TableName: table }));
  const contains = (list: string, text: string) => `States.ArrayContains(${list}, '${text}')`;
  const is = (variable: string) => ({ Variable: `$.${variable}`, BooleanEquals: true });
  const isBusy = { Or: busy.map(({ key }) => is(`busy.${key}`)) };
  const ofKinds = (kinds: number) => ({ Variable: '$.kinds', NumericEquals: kinds });
  /** Every table is validated or different, and nothing else. */
  const isSettled = {
    Or: [
      { And: [ofKinds(1), { Or: [is('validated'), is('different')] }] },
      { And: [ofKinds(2), is('validated'), is('different')] },
    ],
  };
  const end = (outcome: 'Agrees' | Failure) => ({ Type: 'Pass', Result: { stage, outcome }, End: true });
  // A target that cannot be asked keeps nobody from comparing the others.
  const resilient = { Retry: RETRY, Catch: [{ ErrorEquals: ['States.ALL'], Next: name('Interrupted') }] };

  /** Waits until no table is being loaded or compared. */
  const look = (round: string, next: string) => ({
    [name(`Begin ${round}`)]: { Type: 'Pass', Parameters: { looks: 0 }, Next: name(`Wait ${round}`) },
    [name(`Wait ${round}`)]: { Type: 'Wait', Seconds: LOOK_SECONDS, Next: name(`Look ${round}`) },
    [name(`Look ${round}`)]: {
      Type: 'Task',
      Resource: call('databasemigration', 'describeTableStatistics'),
      Parameters: { ReplicationTaskArn: taskArn, MaxRecords: LISTED_TABLES },
      // Of lists that always have members: what a filter without a match gives is in no specification.
      ResultSelector: {
        'tables.$': '$.TableStatistics',
        'validation.$': '$.TableStatistics[*].ValidationState',
        'load.$': '$.TableStatistics[*].TableState',
      },
      ResultPath: '$.found',
      ...resilient,
      Next: name(`Count ${round}`),
    },
    [name(`Count ${round}`)]: {
      Type: 'Pass',
      Parameters: {
        'looks.$': 'States.MathAdd($.looks, 1)',
        'tables.$': '$.found.tables',
        'listed.$': 'States.ArrayLength($.found.validation)',
        'kinds.$': 'States.ArrayLength(States.ArrayUnique($.found.validation))',
        'validated.$': contains('$.found.validation', VALIDATED),
        'different.$': contains('$.found.validation', DIFFERENT),
        busy: Object.fromEntries(busy.map(({ key, list, state }) => [`${key}.$`, contains(`$.found.${list}`, state)])),
      },
      Next: name(`Done ${round}`),
    },
    [name(`Done ${round}`)]: {
      Type: 'Choice',
      Choices: [
        { And: [isBusy, { Variable: '$.looks', NumericLessThan: LOOKS }], Next: name(`Wait ${round}`) },
        { ...isBusy, Next: name('Not comparable') },
        { And: [{ Variable: '$.listed', NumericEquals: tables.length }, isSettled], Next: next },
      ],
      // A table in any other state could not be compared: no primary key, an error, suspended.
      Default: name('Not comparable'),
    },
  });
  const metric = (metricName: string, value: object) => ({
    MetricName: metricName,
    Unit: 'Count',
    Dimensions: [{ Name: 'Stage', Value: stage }],
    ...value,
  });
  const record = (state: string, different: object, next: string) => ({
    [name(state)]: {
      Type: 'Task',
      Resource: call('cloudwatch', 'putMetricData'),
      Parameters: {
        Namespace: COMPARISON_NAMESPACE,
        MetricData: [
          metric(comparisonMetrics.compared, { Value: tables.length }),
          metric(comparisonMetrics.different, different),
        ],
      },
      ResultPath: null,
      ...resilient,
      Next: next,
    },
  });
  return {
    StartAt: name('Compare'),
    States: {
      [name('Compare')]: {
        Type: 'Task',
        Resource: call('databasemigration', 'reloadTables'),
        Parameters: { ReplicationTaskArn: taskArn, TablesToReload: allTables, ReloadOption: 'validate-only' },
        ResultPath: null,
        ...resilient,
        Next: name('Begin comparison'),
      },
      ...look('comparison', name('Differs')),
      [name('Differs')]: {
        Type: 'Choice',
        Choices: [{ ...is('different'), Next: name('Name tables') }],
        Default: name('Record agreement'),
      },
      [name('Name tables')]: {
        Type: 'Pass',
        Parameters: { 'different.$': `$.tables[?(@.ValidationState == '${DIFFERENT}')]` },
        Next: name('Name each table'),
      },
      [name('Name each table')]: {
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
        ResultPath: '$.different',
        Next: name('Count differences'),
      },
      [name('Count differences')]: {
        Type: 'Pass',
        Parameters: { 'different.$': '$.different', 'count.$': 'States.ArrayLength($.different)' },
        Next: name('Record differences'),
      },
      ...record('Record differences', { 'Value.$': '$.count' }, name('Load anew')),
      [name('Load anew')]: {
        Type: 'Task',
        Resource: call('databasemigration', 'reloadTables'),
        Parameters: { ReplicationTaskArn: taskArn, 'TablesToReload.$': '$.different', ReloadOption: 'data-reload' },
        ResultPath: null,
        ...resilient,
        Next: name('Begin repair'),
      },
      ...look('repair', name('Repaired')),
      [name('Repaired')]: {
        Type: 'Choice',
        Choices: [{ ...is('different'), Next: name('Still different') }],
        Default: name('Agrees'),
      },
      ...record('Record agreement', { Value: 0 }, name('Agrees')),
      [name('Agrees')]: end('Agrees'),
      [name('Not comparable')]: end('TablesNotComparable'),
      [name('Still different')]: end('TablesStillDifferent'),
      [name('Interrupted')]: end('ComparisonInterrupted'),
    },
  };
}
