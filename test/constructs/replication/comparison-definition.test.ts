import { comparisonDefinition } from '../../../lib/constructs/replication/comparison-definition';

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Parameters?: Readonly<Record<string, unknown>>;
}
interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const tables = [
  { schema: 'reference', name: 'countries' },
  { schema: 'reference', name: 'languages' },
];
const tasks = [
  { stage: 'us-prod', taskArn: 'arn:aws:dms:ca-central-1:111111111111:task:us' },
  { stage: 'eu-prod', taskArn: 'arn:aws:dms:ca-central-1:111111111111:task:eu' },
];
const definition = comparisonDefinition({ partition: 'aws', tasks, tables }) as {
  readonly States: { readonly Targets: { readonly Branches: readonly Machine[] } };
};
const branches = definition.States.Targets.Branches;

const followers = ({ Next, Default, Choices = [], Catch = [] }: State) =>
  [Next, Default, ...[...Choices, ...Catch].map((way) => way.Next)].filter((name) => name !== undefined);

test('has a branch for each target, and every state of it is there and is reached', () => {
  expect(branches).toHaveLength(tasks.length);
  for (const { StartAt, States } of branches) {
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const state = States[name];
      if (!state) throw new Error(`there is no state '${name}'`);
      followers(state).forEach(visit);
    };
    visit(StartAt);
    expect([...reached].sort()).toEqual(Object.keys(States).sort());
  }
});

test('no name of a state is in two branches: the Amazon States Language wants them unique', () => {
  const names = branches.flatMap(({ States }) => Object.keys(States));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
});

test('compares every table by name, and loads anew only what differs', () => {
  const [first] = branches;
  const parameters = (state: string) => first?.States[`${state} us-prod`]?.Parameters;
  expect(parameters('Compare')).toEqual({
    ReplicationTaskArn: tasks[0]?.taskArn,
    ReloadOption: 'validate-only',
    TablesToReload: [
      { SchemaName: 'reference', TableName: 'countries' },
      { SchemaName: 'reference', TableName: 'languages' },
    ],
  });
  expect(parameters('Load anew')).toEqual({
    ReplicationTaskArn: tasks[0]?.taskArn,
    ReloadOption: 'data-reload',
    'TablesToReload.$': '$.different',
  });
});

test('refuses more tables than AWS DMS lists at once', () => {
  const many = Array.from({ length: 501 }, (_, index) => ({ schema: 'reference', name: `t${index}` }));
  expect(() => comparisonDefinition({ partition: 'aws', tasks, tables: many })).toThrow('more than the 500');
});
