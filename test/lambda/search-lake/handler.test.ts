import { gzipSync } from 'node:zlib';
import { handler } from '../../../lambda/search-lake/handler';
import { lakeQuery } from '../../../lambda/search-lake/lake-query';
import { searchLake } from '../../../lambda/search-lake/search';
import { runQuery } from '../../../lambda/search-lake/run-query';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { addLakeObject, contactRecord, newPerson, type Person } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const environment = {
  WORKGROUP: 'erasure',
  DATABASE: 'lake',
  TABLE: 'contact_records',
  RESULT_BUCKET: 'results',
  LAKE_BUCKET: 'lake',
  LAKE_REGION: 'ca-central-1',
  LAKE_DAYS: '395',
};
const enter = () => stage.enter(environment);

itRefuses({ ...stage, enter }, handler, partEvent(), ['CASES_TABLE', 'REGISTER_TABLE', ...Object.keys(environment)]);

const lakeRows = async (world: ErasureWorld, person: Person) => [
  ...(await world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }), { store: 'lake' })),
  ...(await world.register.rows(world.keyOf({ kind: 'customer-id', value: person.customerId }), { store: 'lake' })),
];

const KEY = 'contact-records/2026/11/03/a.gz';

test('finds records by telephone number that nobody registered, and the contacts they are of', async () => {
  const world = await enter();
  const [person, other] = [newPerson(world, 2), newPerson(world, 2)];
  addLakeObject(world, KEY, [other, person]);
  addLakeObject(world, 'contact-records/2026/11/04/b.gz', [other]);
  const requestId = await openRequest(world, person.identifiers);
  expect(await handler({ requestId })).toEqual({ objects: 1 });
  const rows = await lakeRows(world, person);
  expect(rows).toMatchObject([{ key: KEY, createdOn: '2026-01-01', state: 'held' }]);
  expect(rows.flatMap((row) => (row.store === 'lake' ? row.contactIds : [])).sort()).toEqual(
    [...person.contactIds].sort(),
  );
  const contacts = await world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }), { store: 'contact' });
  expect(contacts).toHaveLength(2);
  expect(stage.engines().s3.versions('results')).toEqual([]);
});

test.each([
  ['by customer id', (person: Person) => contactRecord(person, person.contactIds[0] ?? '')],
  [
    'by the keyed hash of a masked record',
    (person: Person, world: ErasureWorld) =>
      contactRecord(
        {
          ...person,
          phone: `hmac-sha256:${world.keyOf({ kind: 'customer-id', value: person.customerId })}`,
          customerId: '[masked]',
        },
        person.contactIds[0] ?? '',
      ),
  ],
])('finds records %s', async (_, recordOf) => {
  const world = await enter();
  const person = newPerson(world, 1);
  stage.engines().s3.put('lake', KEY, gzipSync(`${recordOf(person, world)}\n`));
  const requestId = await openRequest(world, [{ kind: 'customer-id', value: person.customerId }]);
  expect(await handler({ requestId })).toEqual({ objects: 1 });
  expect(await lakeRows(world, person)).toMatchObject([{ contactIds: person.contactIds }]);
});

test('finds a record that names nobody by the contact that the register knows', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const [contactId = ''] = person.contactIds;
  const subjects = [world.keyOf({ kind: 'phone', value: person.phone })];
  await world.register.add({ store: 'contact', category: 'contact', contactId, createdOn: '2026-11-01', subjects });
  stage.engines().s3.put('lake', KEY, gzipSync(`{"ContactId":"${contactId}"}\n{"ContactId":"another"}\n`));
  const requestId = await openRequest(world, person.identifiers);
  expect(await handler({ requestId })).toEqual({ objects: 1 });
  expect(await lakeRows(world, person)).toMatchObject([{ contactIds: [contactId] }]);
});

test('whoever only shares the beginning of a hash is not touched', async () => {
  const world = await enter();
  // Found by trying: the hashes of both numbers begin alike.
  const [phone, stranger] = sharedHashes();
  const person = { ...newPerson(world, 1), phone };
  addLakeObject(world, KEY, [{ ...newPerson(world, 1), phone: stranger }]);
  const requestId = await openRequest(world, [{ kind: 'phone', value: phone }]);
  expect(await handler({ requestId })).toEqual({ objects: 0 });
  const calls = stage.engines().connected.athena.calls.filter(({ operation }) => operation === 'GetQueryResults');
  // Athena has found the object of the stranger all the same.
  expect(calls.length).toBeGreaterThan(0);
  expect(await lakeRows(world, person)).toEqual([]);
});

function sharedHashes(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let number = 1_000_000; ; number += 1) {
    const phone = `+1514${number}`;
    const range = { from: '', to: '', subjects: [], contactIds: [] };
    const { parameters } = lakeQuery('t', { ...range, identifiers: [{ kind: 'phone', value: phone }] });
    const [, , hash = ''] = parameters;
    const other = seen.get(hash);
    if (other !== undefined) return [other, phone];
    seen.set(hash, phone);
  }
}

test('Athena is told no identifier, and no text of a person becomes part of a query', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  addLakeObject(world, KEY, [person]);
  const { athena } = stage.engines().connected;
  const from = athena.calls.length;
  const value = "x' OR 1=1 --";
  await handler({ requestId: await openRequest(world, [...person.identifiers, { kind: 'customer-id', value }]) });
  const asked = JSON.stringify(athena.calls.slice(from));
  for (const text of [person.phone.slice(1), value, person.identitySubject]) expect(asked).not.toContain(text);
  const literals = lakeQuery('t', { from: value, to: '', identifiers: [], subjects: [value], contactIds: [value] });
  expect(literals.sql).not.toContain(value);
  expect(literals.parameters.slice(2)).toEqual(Array.from({ length: 3 }, () => "'x'' OR 1=1 --'"));
});

test('many contacts are asked for by several queries, of which one asks for the person', async () => {
  const world = await enter();
  const person = newPerson(world, 0);
  const subjects = [world.keyOf({ kind: 'phone', value: person.phone })];
  const { athena } = stage.engines().connected;
  const from = athena.calls.length;
  const row = { subjects, store: 'contact', category: 'contact', createdOn: '2026-11-01', state: 'verified' } as const;
  const rows = Array.from({ length: 2001 }, (_, index) => ({ ...row, item: '', subject: '', contactId: `c-${index}` }));
  world.register.pages = async function* () {
    yield await Promise.resolve(rows);
  };
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  const lake = { bucket: 'lake', region: 'ca-central-1', days: 395 };
  await searchLake({ requestId }, { ...world, now: () => world.now(), table: 'contact_records', lake });
  const queries = athena.calls.slice(from).filter(({ operation }) => operation === 'StartQueryExecution');
  expect(queries.map(({ input }) => (input['ExecutionParameters'] as string[]).length)).toEqual([
    2 + 2 + 2 + 2000,
    2 + 1,
  ]);
});

test('what a failed query says is not repeated', async () => {
  const world = await enter();
  stage.engines().connected.athena.isNextToFail = true;
  const query = lakeQuery('contact_records', {
    from: '2026-01-01',
    to: '2026-11-21',
    identifiers: [],
    subjects: ['a'],
    contactIds: [],
  });
  const failure: unknown = await runQuery(query, world.query).catch((error: unknown) => error);
  expect(String(failure)).toContain('ended as FAILED (2/1003)');
  expect(String(failure)).not.toContain('5145550100');
});

test('a query that runs is waited for', async () => {
  const world = await enter();
  const { athena } = stage.engines().connected;
  athena.looks = 3;
  let pauses = 0;
  const pause = () => Promise.resolve(void (pauses += 1));
  const criteria = { from: '2026-01-01', to: '2026-11-21', identifiers: [], subjects: ['a'], contactIds: [] };
  expect(await runQuery(lakeQuery('contact_records', criteria), { ...world.query, pause })).toEqual([]);
  athena.looks = 0;
  expect(pauses).toBe(3);
});

test('a query that takes too long is stopped', async () => {
  const world = await enter();
  const sent: string[] = [];
  let time = 0;
  const client = {
    send: (command: { readonly constructor: { readonly name: string } }) => {
      sent.push(command.constructor.name);
      return Promise.resolve({ QueryExecutionId: 'q', QueryExecution: { Status: { State: 'RUNNING' } } });
    },
  } as unknown as ErasureWorld['query']['client'];
  const pause = () => Promise.resolve(void (time += 400_000));
  const means = { ...world.query, client, pause, now: () => new Date(time) };
  await expect(runQuery({ sql: '', parameters: [] }, means)).rejects.toThrow('query q of the lake took too long');
  expect(sent.at(-1)).toBe('StopQueryExecutionCommand');
});

test('a result in another bucket than that of the workgroup is an error', async () => {
  const world = await enter();
  const means = { ...world.query, results: { ...world.query.results, bucket: 'transcripts' } };
  const criteria = { from: '2026-01-01', to: '2026-11-21', identifiers: [], subjects: ['a'], contactIds: [] };
  await expect(runQuery(lakeQuery('contact_records', criteria), means)).rejects.toThrow('into another bucket');
});
