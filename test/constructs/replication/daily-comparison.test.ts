import { compare, type ComparedTask } from '../../support/daily-comparison';
import { exampleDeployment } from '../../support/platform';

const names = exampleDeployment().referenceData.tables.map(({ schema, name }) => `${schema}.${name}`);
const all = names.length;
const [first = '', second = ''] = names;

/** A task that says one thing after the other; the last one stays. Tables are validated unless it says otherwise. */
function saying(...looks: readonly Readonly<Record<string, string>>[]) {
  const reloads: string[] = [];
  let asked = 0;
  const task: ComparedTask = {
    reload: (tables, option) => {
      reloads.push(`${option} ${tables.length === all ? 'all' : tables.join(' ')}`);
    },
    look: () => {
      const states = looks[Math.min(asked, looks.length - 1)] ?? {};
      asked += 1;
      return names.map((name) => {
        const [SchemaName = '', TableName = ''] = name.split('.');
        return {
          SchemaName,
          TableName,
          ValidationState: 'Validated',
          TableState: 'Table completed',
          ...stateOf(states[name]),
        };
      });
    },
  };
  return { task, reloads, looks: () => asked };
}

/** A state of the table's rows is one, anything else is a state of their comparison. */
function stateOf(state: string | undefined): object {
  if (state === undefined) return {};
  return state.startsWith('Table is') || state === 'Full load' ? { TableState: state } : { ValidationState: state };
}

const agreement = (stage: string) => [
  `ReferenceData ${stage} TablesCompared ${all}`,
  `ReferenceData ${stage} TablesDifferent 0`,
];

test('compares every table of every target, and records that they agree', async () => {
  const [us, eu] = [saying(), saying()];
  const comparison = await compare({ us: us.task, eu: eu.task });
  expect(comparison.error).toBeUndefined();
  expect([us.reloads, eu.reloads]).toEqual([['validate-only all'], ['validate-only all']]);
  expect([...comparison.metrics].sort()).toEqual([...agreement('eu-prod'), ...agreement('us-prod')]);
  expect(comparison.states).toContain('All agree');
});

test('loads anew what differs and nothing else, and is content when it then agrees', async () => {
  const us = saying({ [first]: 'Mismatched records', [second]: 'Mismatched records' }, {});
  const comparison = await compare({ us: us.task, eu: saying().task });
  expect(comparison.error).toBeUndefined();
  expect(us.reloads).toEqual(['validate-only all', `data-reload ${first} ${second}`]);
  expect(comparison.metrics).toContain('ReferenceData us-prod TablesDifferent 2');
});

test('fails when a table differs after it was loaded anew', async () => {
  const us = saying({ [first]: 'Mismatched records' });
  const comparison = await compare({ us: us.task, eu: saying().task });
  expect(comparison.error).toBe('TablesStillDifferent');
  expect(us.reloads).toEqual(['validate-only all', `data-reload ${first}`]);
});

test.each(['No primary key', 'Table error', 'Error', 'Suspended records', 'Not enabled'])(
  'fails when a table is not comparable: %s',
  async (state) => {
    const us = saying({ [first]: state });
    const comparison = await compare({ us: us.task, eu: saying().task });
    expect(comparison.error).toBe('TablesNotComparable');
    expect(us.reloads).toEqual(['validate-only all']);
    expect(comparison.metrics).toEqual(agreement('eu-prod'));
  },
);

test('fails when a table of the list is not in the task', async () => {
  const us = saying();
  const comparison = await compare({
    us: { ...us.task, look: async () => (await us.task.look()).slice(1) },
    eu: saying().task,
  });
  expect(comparison.error).toBe('TablesNotComparable');
});

test.each([
  'Pending records',
  'Pending validation',
  'Pending revalidation',
  'Preparing table',
  'Full load',
  'Table is being reloaded',
])('looks again while a table is not finished with: %s', async (state) => {
  const us = saying({ [first]: state }, { [second]: state }, {});
  const comparison = await compare({ us: us.task, eu: saying().task });
  expect(comparison.error).toBeUndefined();
  expect(us.looks()).toBe(3);
});

test('waits six hours for a table, and no longer', async () => {
  const us = saying({ [first]: 'Pending records' });
  const comparison = await compare({ us: us.task, eu: saying().task });
  expect(comparison.error).toBe('TablesNotComparable');
  expect(us.looks()).toBe(72);
});

test('asks again when a call fails, and goes on', async () => {
  const us = saying();
  let refusals = 3;
  const comparison = await compare({
    us: {
      ...us.task,
      reload: (tables, option) => {
        if ((refusals -= 1) >= 0) throw new Error('throttled');
        return us.task.reload(tables, option);
      },
    },
    eu: saying().task,
  });
  expect(comparison.error).toBeUndefined();
  expect(us.reloads).toEqual(['validate-only all']);
});

test('a target that cannot be asked fails the whole, and keeps nobody from repairing the others', async () => {
  const eu = saying({ [first]: 'Mismatched records' }, {});
  const refuse = () => {
    throw new Error('the task is not running');
  };
  const comparison = await compare({ us: { ...saying().task, reload: refuse }, eu: eu.task });
  expect(comparison.error).toBe('ComparisonInterrupted');
  expect(eu.reloads).toEqual(['validate-only all', `data-reload ${first}`]);
  expect(comparison.metrics).toContain('ReferenceData eu-prod TablesDifferent 1');
});
