import { type SFNClient } from '@aws-sdk/client-sfn';
import { randomUUID } from 'node:crypto';
import { type Client } from 'pg';
import { resumeErasures } from '../../lambda/resume-erasures/resume';
import { ledgerEntrySchema } from '../../lib/domain/erasure/ledger';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { faultKinds } from '../support/erasure/faults';
import { openRequest } from '../support/erasure/open-request';
import { addLakeObject, addObjects, addUser, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, ofOthers, type Snapshot, snapshotOf, traces } from '../support/erasure/snapshot';
import { addReport, addSurroundings } from '../support/erasure/stores-of-people';
import { synthesizedWorkflow } from '../support/erasure/synthesized-workflow';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { addOrganisations } from '../support/row-level-security';

/** Every kind of fault at every single step takes the better part of an hour: `ERASURE_FAULTS=all`. Without, every 59th step. */
const ALL = process.env['ERASURE_FAULTS'] === 'all';
const STRIDE = ALL ? 1 : 59;

const workflow = synthesizedWorkflow();
const organisation = randomUUID();

let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await addOrganisations(superuser, [organisation]);
  engines = await ErasureEngines.start(server);
});

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

interface Scene {
  readonly world: ErasureWorld;
  readonly person: Person;
  readonly requestId: string;
  readonly before: Snapshot;
}

/** A subject in every store, beside somebody else. */
async function scene(): Promise<Scene> {
  const world = await engines.world();
  await superuser.query('TRUNCATE organisation.users CASCADE');
  const [person, other] = [newPerson(world, 1), newPerson(world, 1)];
  for (const each of [person, other]) {
    addObjects(world, each, 2);
    await addUser(world, superuser, organisation, each, 1);
  }
  addLakeObject(world, 'contact-records/2026/11/01/a.gz', [person, other]);
  for (const each of [person, other]) addSurroundings(world, each, false);
  addReport(world, 'scheduled-reports/daily.csv', [person, other]);
  await labelEverything(world);
  addLakeObject(world, 'contact-records/2026/11/03/unknown.gz', [person, other]);
  const before = await snapshotOf(world, superuser);
  const requestId = await openRequest(world, person.identifiers, organisation);
  engines.faults.clear();
  return { world, person, requestId, before };
}

/** The one end that there is: nothing of the subject, all of the other, one entry with the true counts, one receipt. */
async function expectErased({ world, person, requestId, before }: Scene): Promise<void> {
  engines.faults.clear();
  const after = await snapshotOf(world, superuser);
  expect(naming(after, traces(world, person))).toEqual([]);
  expect(ofOthers(world, after, [person])).toEqual(ofOthers(world, before, [person]));
  const entries = (await world.items('ledger')).map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))));
  expect(entries.map(({ record }) => [record.outcome, record.erased, record.kept])).toEqual([
    [
      'erased',
      {
        // Recording, transcript, the file of the case and an exported evaluation.
        object: { places: 4, copies: 2 * 2 + 1 + 2 + 1 },
        lake: { places: 2, copies: 2 },
        contact: { places: 1, copies: 4 },
        // And two identifiers: tokens in the database, and what they stand for.
        user: { places: 1, copies: 3 + 2 * 2 },
        profile: { places: 1, copies: 3 },
        case: { places: 1, copies: 4 },
        report: { places: 1, copies: 1 },
      },
      [],
    ],
  ]);
  expect(engines.s3.versions('receipts').map(({ key }) => key)).toEqual([`${requestId}/1.json`]);
  const [erasureCase] = await world.items('cases');
  expect(erasureCase).toMatchObject({ status: 'closed' });
  expect(erasureCase).not.toHaveProperty('identifiers');
}

let steps = 0;

test('without a fault', async () => {
  const now = await scene();
  expect(await runWorkflow(workflow, now.requestId, now.world)).toMatchObject({ output: { status: 'closed' } });
  steps = engines.faults.calls;
  expect(steps).toBeGreaterThan(50);
  await expectErased(now);
}, 60_000);

test('a call that crashes before or after its effect, is throttled or made twice, at any step: the same end', async () => {
  for (let at = 0; at < steps; at += STRIDE) {
    for (const kind of ALL ? faultKinds : [faultKinds[(at / STRIDE) % faultKinds.length] ?? 'throttle']) {
      const now = await scene();
      engines.faults.inject(at, kind);
      const { error } = await runWorkflow(workflow, now.requestId, now.world);
      const { happened } = engines.faults;
      expect({ at, kind, error, happened }).toEqual({ at, kind, error: undefined, happened: 1 });
      await expectErased(now);
    }
  }
}, 900_000);

test('everything that stops working, from any step on: what is recorded is resumable, and ends the same', async () => {
  for (let at = 0; at < steps; at += 2 * STRIDE - (ALL ? 1 : 0)) {
    const now = await scene();
    const { world, requestId } = now;
    engines.faults.inject(at, (at / STRIDE) % 4 === 0 ? 'crash before' : 'crash after', Infinity);
    const { error } = await runWorkflow(workflow, requestId, world);
    engines.faults.clear();
    // Either it is noted as interrupted, or not even that could be written, and it is taken up after a day.
    expect([at, error]).toEqual([at, 'ErasureInterrupted']);
    const tomorrow = new Date(world.now().getTime() + 86_400_000);
    world.now = () => tomorrow;
    const started: string[] = [];
    const client = { send: ({ input }: { input: { input: string } }) => Promise.resolve(started.push(input.input)) };
    const stateMachineArn = 'arn:aws:states:ca-central-1:111111111111:stateMachine:ca-prod-erasure';
    const resumed = await resumeErasures({
      cases: world.cases,
      workflow: { client: client as unknown as SFNClient, stateMachineArn },
      now: world.now,
    });
    expect([at, resumed.started, started]).toEqual([at, 1, [JSON.stringify({ requestId })]]);
    expect(await runWorkflow(workflow, requestId, world)).toMatchObject({ output: { status: 'closed' } });
    await expectErased(now);
  }
}, 900_000);
