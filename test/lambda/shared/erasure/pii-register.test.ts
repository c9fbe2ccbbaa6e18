import { ErasureEngines, type ErasureWorld } from '../../../support/erasure/erasure-world';

let engines: ErasureEngines;
let world: ErasureWorld;

beforeAll(async () => {
  engines = await ErasureEngines.start();
});
afterAll(() => engines.close());
beforeEach(async () => {
  world = await engines.world();
});

const [phone, ana, ben] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const object = { category: 'contact-record-lake', createdOn: '2026-01-01', bucket: 'lake', key: 'k' } as const;
const contactsOf = async (subject: string) =>
  (await world.register.rows(subject)).map((row) => row.store === 'lake' && [...row.contactIds].sort());

test('on a shared telephone, what is gone of one is forgotten, and what is there of the other is not', async () => {
  const lake = { store: 'lake', ...object } as const;
  await world.register.add({ ...lake, subjects: [ana, phone], contactIds: ['1'] }, [ana]);
  await world.register.add({ ...lake, subjects: [ben, phone], contactIds: ['2'] }, [ben]);
  await world.register.add({ ...lake, subjects: [ana, ben, phone], contactIds: ['1', '2'] }, [phone]);
  const [row] = await world.register.rows(ana);
  if (!row) throw new Error('the row is registered');
  await world.register.mark(row, { state: 'verified' });
  await world.register.clear(ana);
  expect([await contactsOf(ana), await contactsOf(ben), await contactsOf(phone)]).toEqual([[], [['2']], [['2']]]);
});

test('counts copies before the first is deleted, and never fewer afterwards', async () => {
  await world.register.add({ store: 'object', ...object, subjects: [ana] });
  const [row] = await world.register.rows(ana);
  if (!row) throw new Error('the row is registered');
  await world.register.count(row, 3);
  await world.register.count(row, 0);
  expect(await world.register.rows(ana)).toMatchObject([{ copies: 3 }]);
});

test('a place that is written again holds data again, and starts to count anew', async () => {
  const place = { store: 'object', ...object, subjects: [ana] } as const;
  await world.register.add(place);
  const [row] = await world.register.rows(ana);
  if (!row) throw new Error('the row is registered');
  await world.register.count(row, 3);
  await world.register.mark(row, { state: 'verified' });
  await world.register.add(place);
  const [again] = await world.register.rows(ana);
  expect(again).toEqual({ ...row, state: 'held' });
});

test('a place that is kept for a reason stays kept, whoever finds it again', async () => {
  const place = { store: 'contact', category: 'contact', contactId: '1', createdOn: '2026-01-01' } as const;
  await world.register.add({ ...place, subjects: [ana] });
  const [row] = await world.register.rows(ana);
  if (!row) throw new Error('the row is registered');
  await world.register.mark(row, { state: 'kept', basis: 'law', keptUntil: '2027-01-01' });
  await world.register.add({ ...place, subjects: [ana, ben] });
  const kept = { state: 'kept', basis: 'law', keptUntil: '2027-01-01' };
  expect(await world.register.rows(ana)).toMatchObject([{ ...kept, subjects: [ana, ben] }]);
  expect(await world.register.rows(ben)).toMatchObject([{ state: 'held' }]);
});

test('a row that is gone is not brought back by a late mark', async () => {
  await world.register.add({ store: 'object', ...object, subjects: [ana] });
  const [row] = await world.register.rows(ana);
  if (!row) throw new Error('the row is registered');
  await world.register.mark(row, { state: 'verified' });
  await world.register.clear(ana);
  await expect(world.register.mark(row, { state: 'held' })).rejects.toThrow();
  expect(await world.items('register')).toEqual([]);
});

test('counts and marks many rows at once; one that is gone is not brought back, and the others are done when it is tried again', async () => {
  for (let index = 0; index < 103; index += 1) {
    await world.register.add({ store: 'object', ...object, key: `k${index}`, subjects: [ana] });
  }
  const rows = await world.register.rows(ana);
  await world.register.countAll(rows.map((row) => ({ row, copies: 2 })));
  await world.register.countAll(rows.map((row) => ({ row, copies: 1 })));
  const [gone] = rows;
  if (!gone) throw new Error('rows are registered');
  await world.register.mark(gone, { state: 'verified' });
  await world.register.clear(ana);
  const erased = { state: 'erased' } as const;
  await expect(world.register.markAll(rows.map((row) => ({ row, change: erased })))).rejects.toThrow();
  const left = await world.register.rows(ana);
  expect(left).toHaveLength(102);
  await world.register.markAll(left.map((row) => ({ row, change: erased })));
  expect(await world.register.rows(ana)).toEqual(rows.slice(1).map((row) => ({ ...row, ...erased, copies: 2 })));
});

test('what is back under a request that goes on keeps its count; what is kept stays kept', async () => {
  const place = { store: 'object', ...object } as const;
  await world.register.add({ ...place, subjects: [ana, ben] });
  for (const subject of [ana, ben]) {
    const [row] = await world.register.rows(subject);
    if (!row) throw new Error('the row is registered');
    await world.register.count(row, 3);
    await world.register.mark(row, subject === ana ? { state: 'verified' } : { state: 'kept', basis: 'law' });
  }
  await world.register.addAgain({ ...place, subjects: [ana, ben, phone] }, [ana, ben, phone]);
  expect(await world.register.rows(ana)).toMatchObject([{ state: 'held', copies: 3 }]);
  expect(await world.register.rows(ben)).toMatchObject([{ state: 'kept', basis: 'law', copies: 3 }]);
  expect(await world.register.rows(phone)).toMatchObject([{ state: 'held' }]);
});

test('reads parts of a large subject, page by page', async () => {
  // Rows of about 40 kB: a page of DynamoDB holds 1 MB.
  const key = (index: number) => `${index}`.padEnd(40_000, 'x');
  for (let index = 0; index < 40; index += 1) {
    await world.register.add({ store: 'object', ...object, key: key(index), subjects: [ana] });
  }
  let pages = 0;
  for await (const page of world.register.pages(ana)) pages += page.length > 0 ? 1 : 0;
  expect(pages).toBeGreaterThan(1);
  const parts = await Promise.all(
    [...'0123456789abcdef'].map((partition) => world.register.rows(ana, { store: 'object', partition })),
  );
  expect(parts.flat()).toHaveLength(40);
  expect(parts.filter((part) => part.length > 0).length).toBeGreaterThan(4);
});

test('what is kept stays so when it is found again, and learns of more contacts', async () => {
  const lake = { store: 'lake', ...object, subjects: [ana] } as const;
  const find = (contactId: string) => world.register.add({ ...lake, contactIds: [contactId] });
  const mark = async (change: Parameters<typeof world.register.mark>[1]) => {
    for (const row of await world.register.rows(ana)) await world.register.mark(row, change);
  };
  await find('1');
  await mark({ state: 'kept', basis: 'a law', keptUntil: '2026-12-01' });
  await find('2');
  expect(await world.register.rows(ana)).toMatchObject([{ state: 'kept', basis: 'a law', keptUntil: '2026-12-01' }]);
  expect(await contactsOf(ana)).toEqual([['1', '2']]);
  await mark({ state: 'verified' });
  await find('1');
  expect(await world.register.rows(ana)).toMatchObject([{ state: 'held' }]);
});
