import { handler } from '../../../lambda/erase-reports/handler';
import { eraseReports } from '../../../lambda/erase-reports/erase';
import { mentionOf } from '../../../lambda/erase-reports/mention';
import { rowsOf } from '../../../lambda/erase-reports/report-rows';
import { reportPlaces } from '../../support/erasure/connected-stores';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { newPerson, type Person } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';
import { addReport } from '../../support/erasure/stores-of-people';

const stage = handlerStage();
const enter = () => stage.enter({ BUCKETS: JSON.stringify(reportPlaces) });

itRefuses({ ...stage, enter }, handler, partEvent({ action: 'find' }), ['CASES_TABLE', 'REGISTER_TABLE', 'BUCKETS']);

const KEY = 'scheduled-reports/daily.csv';

const rowsIn = (world: ErasureWorld, person: Person) =>
  world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }));

test('takes the rows of a person out of a report, in every version and copy', async () => {
  const world = await enter();
  const { s3 } = stage.engines();
  const [person, other] = [newPerson(world, 2), newPerson(world, 2)];
  addReport(world, KEY, [person, other]);
  addReport(world, 'scheduled-reports/other.csv', [other]);
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  const act = (action: string) => handler({ requestId, action });
  expect(await act('find')).toEqual({ places: 1, after: '' });
  expect(await act('erase')).toEqual({ places: 1, after: '' });
  for (const bucket of ['reports', 'reports-copy']) {
    const [report, ...before] = s3.versions(bucket).filter(({ key }) => key === KEY);
    expect(before).toEqual([]);
    const rows = rowsOf(report?.body ?? Buffer.from('')).map(String);
    expect(rows).toHaveLength(1 + 2);
    expect(rows[0]).toBe('Queue,Contact,Number,Seconds\r\n');
    expect(rows.join('')).toContain(other.phone.slice(1));
    expect(rows.join('')).not.toContain(person.phone.slice(1));
  }
  expect(s3.versions('reports').filter(({ key }) => key !== KEY)).toHaveLength(2);
  expect(await act('verify')).toEqual({ places: 1, after: '' });
  expect(await rowsIn(world, person)).toMatchObject([{ store: 'report', state: 'verified', copies: 2 }]);
  expect(await act('find')).toEqual({ places: 0, after: '' });
});

test('a report that is written again with the person is held again', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  addReport(world, KEY, [person]);
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  await handler({ requestId, action: 'find' });
  await handler({ requestId, action: 'erase' });
  addReport(world, KEY, [person]);
  await handler({ requestId, action: 'verify' });
  expect(await rowsIn(world, person)).toMatchObject([{ state: 'held' }]);
});

test('an evaluation of a contact is registered as an object, to be erased whole', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const [contactId = ''] = person.contactIds;
  const key = 'contact-evaluations/2026/11/01/e.json';
  stage.engines().s3.put('evaluations', key, Buffer.from(JSON.stringify({ metadata: { contactId } })));
  stage.engines().s3.put('evaluations', 'contact-evaluations/2026/11/01/f.json', Buffer.from('{"metadata":{}}'));
  const subjects = [world.keyOf({ kind: 'phone', value: person.phone })];
  await world.register.add({ store: 'contact', category: 'contact', contactId, createdOn: '2026-11-01', subjects });
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  await handler({ requestId, action: 'find' });
  expect((await rowsIn(world, person)).filter(({ store }) => store !== 'contact')).toMatchObject([
    { store: 'object', category: 'evaluation', bucket: 'evaluations', key },
  ]);
});

test.each(['scheduled-reports/daily.pdf', 'scheduled-reports/daily.csv.gz', 'scheduled-reports/daily'])(
  'what cannot be searched (%s) is kept by name, until its lifecycle ends it',
  async (key) => {
    const world = await enter();
    const person = newPerson(world, 0);
    stage.engines().s3.put('reports', key, Buffer.from('unreadable'));
    const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
    for (let round = 0; round < 2; round += 1) {
      await handler({ requestId, action: 'find' });
      await handler({ requestId, action: 'erase' });
      expect(await rowsIn(world, person)).toMatchObject([
        // Objects of the double are made on 2026-01-01.
        { state: 'kept', basis: 'cannot be searched: to be looked through by hand', keptUntil: '2027-02-01' },
      ]);
    }
    stage.engines().s3.versions('reports').splice(0);
    stage.engines().s3.versions('reports-copy').splice(0);
    const late = { ...world, places: reportPlaces, now: () => new Date('2027-02-01T12:00:00Z') };
    await eraseReports({ requestId, action: 'erase', after: '' }, late);
    await eraseReports({ requestId, action: 'verify', after: '' }, late);
    expect(await rowsIn(world, person)).toMatchObject([{ state: 'verified' }]);
  },
);

test('an archived report is asked to be restored, waits, and is erased from when it can be read', async () => {
  const world = await enter();
  const { s3 } = stage.engines();
  const person = newPerson(world, 1);
  addReport(world, KEY, [person]);
  for (const version of s3.versions('reports')) Object.assign(version, { storageClass: 'DEEP_ARCHIVE' });
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  await handler({ requestId, action: 'find' });
  await handler({ requestId, action: 'erase' });
  expect(await rowsIn(world, person)).toMatchObject([
    { state: 'kept', basis: 'archived: its restoration was requested' },
  ]);
  expect(s3.versions('reports')[0]?.restoration).toBe('requested');
  for (const version of s3.versions('reports')) version.restoration = 'done';
  const late = { ...world, places: reportPlaces, now: () => new Date('2027-01-01T12:00:00Z') };
  for (const action of ['find', 'erase', 'verify'] as const) await eraseReports({ requestId, action, after: '' }, late);
  expect(await rowsIn(world, person)).toMatchObject([{ state: 'verified', copies: 1 }]);
  expect(String(s3.versions('reports')[0]?.body)).toBe('Queue,Contact,Number,Seconds\r\n');
});

test('a search that takes long is handed on, and finds the same', async () => {
  const world = await enter();
  const { s3 } = stage.engines();
  const person = newPerson(world, 1);
  for (let index = 0; index < 4; index += 1) addReport(world, `scheduled-reports/${index}.csv`, [person]);
  s3.pageSize = 3;
  const requestId = await openRequest(world, [{ kind: 'phone', value: person.phone }]);
  let time = 0;
  // An hour passes whenever somebody looks at the clock.
  const now = () => new Date(Date.parse('2026-11-21T00:00:00Z') + (time += 3_600_000));
  const cursors: string[] = [];
  let after = '';
  do {
    ({ after } = await eraseReports({ requestId, action: 'find', after }, { ...world, places: reportPlaces, now }));
    cursors.push(after);
  } while (after !== '');
  s3.pageSize = 1000;
  expect(cursors).toHaveLength(4);
  expect(await rowsIn(world, person)).toHaveLength(4);
});

describe('a text names somebody', () => {
  const names = mentionOf(
    {
      identifiers: [
        { kind: 'phone', value: '+15145550100' },
        { kind: 'email', value: 'a.b@example.com' },
        { kind: 'customer-id', value: 'C-1' },
      ],
    } as unknown as Parameters<typeof mentionOf>[0],
    new Set(['6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11']),
  );
  test.each([
    '12,+15145550100,x',
    '12,15145550100',
    'mail A.B@Example.com today',
    '"C-1"',
    'id=6F1C1F0E-6C1A-4C7E-9F43-0D8A3F0F2B11',
  ])('by %s', (text) => expect(names(text)).toBe(true));

  test.each([
    '151455501001',
    '915145550100',
    'xa.b@example.com',
    'C-10',
    'VC-1',
    'C-1-2',
    '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b12',
  ])('not by %s', (text) => expect(names(text)).toBe(false));
});

test('rows of a CSV file are cut at line ends, and not within quotes', () => {
  expect(rowsOf(Buffer.from('a,b\r\n"x\ny ""z""\n",1\nlast')).map(String)).toEqual([
    'a,b\r\n',
    '"x\ny ""z""\n",1\n',
    'last',
  ]);
});
