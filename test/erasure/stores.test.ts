import { type LedgerEntry, ledgerEntrySchema } from '../../lib/domain/erasure/ledger';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { openRequest } from '../support/erasure/open-request';
import { addLakeObject, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, ofOthers, snapshotOf, traces } from '../support/erasure/snapshot';
import { addReport, addSurroundings } from '../support/erasure/stores-of-people';
import { synthesizedWorkflow } from '../support/erasure/synthesized-workflow';

const workflow = synthesizedWorkflow();
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
  const { output, error } = await runWorkflow(workflow, requestId, world);
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
