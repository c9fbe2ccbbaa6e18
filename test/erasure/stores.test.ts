import { type LedgerEntry, ledgerEntrySchema } from '../../lib/domain/erasure/ledger';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { openRequest } from '../support/erasure/open-request';
import { addLakeObject, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, ofOthers, snapshotOf, traces } from '../support/erasure/snapshot';
import { addReport, addSurroundings } from '../support/erasure/stores-of-people';

let engines: ErasureEngines;
let world: ErasureWorld;

beforeAll(async () => {
  engines = await ErasureEngines.start();
});
afterAll(() => engines.close());
beforeEach(async () => {
  world = await engines.world();
});

const everyIdentifier = (person: Person) => [
  ...person.identifiers,
  { kind: 'customer-id' as const, value: person.customerId },
];

const erase = async (person: Person, identifiers = everyIdentifier(person)) => {
  const requestId = await openRequest(world, identifiers);
  const { output, error } = await runWorkflow(requestId, world);
  return error ?? output;
};

const records = async (): Promise<readonly LedgerEntry['record'][]> =>
  (await world.items('ledger')).map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))).record);

const expectNothingOf = async (person: Person) =>
  expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);

test('every store of a subject is empty afterwards, and those of another are as they were', async () => {
  const [person, other] = [newPerson(world, 2), newPerson(world, 2)];
  for (const each of [person, other]) addSurroundings(world, each);
  addReport(world, 'scheduled-reports/daily.csv', [person, other]);
  await labelEverything(world);
  addLakeObject(world, 'contact-records/2026/11/03/unknown.gz', [person, other]);
  const before = await snapshotOf(world);
  expect(await erase(person)).toMatchObject({ status: 'closed' });
  await expectNothingOf(person);
  const after = await snapshotOf(world);
  expect(ofOthers(world, after, [person])).toEqual(ofOthers(world, before, [person]));
  expect((await records())[0]?.erased).toEqual({
    // The file of the case in two versions, and an exported evaluation of each contact.
    object: { places: 3, copies: 4 },
    lake: { places: 1, copies: 2 },
    contact: { places: 2, copies: 2 * 4 },
    profile: { places: 2, copies: 2 + 3 },
    case: { places: 1, copies: 4 },
    report: { places: 1, copies: 2 },
  });
  // Nothing of a query stays.
  expect(engines.s3.versions('results')).toEqual([]);
});

test('an archived recording is deleted, an archived object of the lake waits for its restoration', async () => {
  const person = newPerson(world, 1);
  const archived = { storageClass: 'DEEP_ARCHIVE' };
  engines.s3.put('transcripts', `x/${person.contactIds[0]}.bin`, Buffer.from(person.phone), archived);
  addLakeObject(world, 'contact-records/2026/11/01/a.gz', [person]);
  await labelEverything(world);
  const [lake] = engines.s3.versions('lake');
  Object.assign(lake ?? {}, { storageClass: 'GLACIER' });
  const requestId = await openRequest(world, person.identifiers);
  const run = async () => (await runWorkflow(requestId, world)).output;
  expect(await run()).toMatchObject({ status: 'deferred', resumeOn: '2026-11-28' });
  expect(engines.s3.versions('transcripts')).toEqual([]);
  expect((await records())[0]?.kept).toEqual([
    { store: 'lake', places: 1, basis: 'archived: its restoration was requested' },
  ]);
  // A week later it can be read, and the rest is erased.
  expect(lake?.restoration).toBe('requested');
  Object.assign(lake ?? {}, { restoration: 'done' });
  world.now = () => new Date('2026-11-28T12:00:00Z');
  await world.cases.change(await world.cases.get(requestId), { status: 'open', attempt: 2, candidate: 0 });
  expect(await run()).toMatchObject({ status: 'closed' });
  expect(engines.s3.versions('lake')).toEqual([]);
});
