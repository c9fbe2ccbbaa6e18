import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type Client } from 'pg';
import { type Restoration } from '../../lambda/replay-erasures/contract';
import { ErasureScene, restorableStores, type RestorableStore } from '../support/erasure/erasure-scene';
import { places } from '../support/erasure/erasure-places';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { type FaultKind, faultKinds } from '../support/erasure/faults';
import { replayIn } from '../support/erasure/replayed';
import { resumeDay } from '../support/erasure/resume-day';
import { runWorkflow } from '../support/erasure/run-workflow';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { addOrganisations } from '../support/row-level-security';

/**
 * `ERASURE_FAULTS=all`: every kind of fault at every single step, which takes the better part of an hour.
 * `ERASURE_FAULTS=2/8`: the second of eight parts of it. Without: one step of each kind.
 * `ERASURE_FAULTS_LOG`: a file that is told how far it is.
 */
const { ERASURE_FAULTS: part = '', ERASURE_FAULTS_LOG: log } = process.env;

const organisation = randomUUID();

let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;
let scene: ErasureScene;
/** Calls of an erasure without a fault, and those that have parts. */
let calls: readonly number[];
let callsWithParts: readonly number[];

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await addOrganisations(superuser, [organisation]);
  engines = await ErasureEngines.start(server);
  scene = await ErasureScene.make(engines, superuser, organisation);
  const world = await scene.enter();
  expect((await run(world)).output).toMatchObject({ status: 'closed' });
  calls = [...Array(engines.faults.calls).keys()];
  callsWithParts = [...engines.faults.withParts];
  engines.faults.clear();
  expect(await scene.expectErased(world)).toHaveLength(1);
}, 60_000);

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

const run = (world: ErasureWorld) => runWorkflow(scene.requestId, world);

/** Does something at steps: at all, at those of a part, or at the middle one. @returns what went wrong */
async function atSteps(what: string, steps: readonly number[], work: (at: number) => Promise<void>): Promise<void> {
  const [, first, of] = /^(\d+)\/(\d+)$/.exec(part) ?? [];
  const chosen =
    part === 'all'
      ? steps
      : first !== undefined && of !== undefined
        ? steps.filter((_, index) => index % Number(of) === Number(first) - 1)
        : steps.filter((_, index) => index === Math.floor((steps.length * samples) % steps.length));
  samples += 0.382;
  const wrong: string[] = [];
  for (const [index, at] of chosen.entries()) {
    await work(at).catch((error: unknown) => wrong.push(`${what} at ${at}: ${String(error).slice(0, 2000)}`));
    if (log !== undefined && (index % 20 === 19 || index === chosen.length - 1)) {
      appendFileSync(log, `${part} ${what}: ${index + 1} of ${chosen.length}, ${wrong.length} wrong\n`);
    }
  }
  if (log !== undefined) appendFileSync(log, wrong.map((each) => `${each}\n`).join(''));
  expect(wrong).toEqual([]);
}
/** Where the next sample is, spread over the steps. */
let samples = 0.2;

/** Whether a fault came at its step, or the run had ended before: one run has a call more or less than another. */
const happenedAt = (at: number): boolean =>
  engines.faults.happened > 0 || (at >= engines.faults.calls && calls.length - at <= 3);

const HOURS = 3_600_000;

test.each(faultKinds)(
  '%s, at any step: the same end',
  async (kind: FaultKind) => {
    await atSteps(kind, kind === 'partial' ? callsWithParts : calls, async (at) => {
      const world = await scene.enter();
      engines.faults.inject(at, kind);
      const { error } = await run(world);
      const happened = happenedAt(at);
      await engines.faults.settle();
      engines.faults.clear();
      expect({ error, happened }).toEqual({ error: undefined, happened: true });
      expect(await scene.expectErased(world)).toHaveLength(1);
    });
  },
  10 * HOURS,
);

test.each(['crash before', 'crash after'] as const)(
  '%s of everything from any step on: what is recorded is resumable, and ends the same',
  async (kind) => {
    await atSteps(`from it on, ${kind}`, calls, async (at) => {
      const world = await scene.enter();
      engines.faults.inject(at, kind, Infinity);
      const { error } = await run(world);
      const { happened } = engines.faults;
      expect(happenedAt(at)).toBe(true);
      engines.faults.clear();
      if (happened === 0) {
        await scene.expectErased(world);
        return;
      }
      // Either it is noted as interrupted, or not even that could be written, and it is taken up after a day.
      expect(error).toBe('ErasureInterrupted');
      nextDay(world);
      expect((await resumeDay(world)).started).toHaveLength(1);
      expect((await run(world)).output).toMatchObject({ status: 'closed' });
      expect(await scene.expectErased(world)).toHaveLength(1);
    });
  },
  10 * HOURS,
);

function nextDay(world: ErasureWorld): void {
  const day = new Date(world.now().getTime() + 24 * HOURS);
  world.now = () => day;
}

const INSTANCE = 'organisation';

/** What AWS tells of a restore. */
function eventsOf(store: RestorableStore, { tables }: ErasureWorld): readonly Restoration[] {
  switch (store) {
    case 'buckets':
      return places.map(({ bucket }) => ({ kind: 'bucket', bucket }));
    case 'database':
      return [{ kind: 'database', instance: INSTANCE }];
    case 'register':
      return [{ kind: 'table', source: tables.register, target: tables.register }];
    case 'requests':
      return [{ kind: 'table', source: tables.cases, target: tables.cases }];
    case 'identifiers':
      return [{ kind: 'table', source: tables.identifiers, target: tables.identifiers }];
  }
}

test.each(restorableStores)(
  'a snapshot of the %s that is restored at any step: the same end',
  async (store) => {
    await atSteps(`restored ${store}`, calls, async (at) => {
      const world = await scene.enter();
      const started: string[] = [];
      let waiting: readonly Restoration[] = [];
      // As the queue does: what fails comes again.
      const replay = async (): Promise<void> => {
        const failed: Restoration[] = [];
        const stage = { started, hostOf: () => `${INSTANCE}.abc123.ca-central-1.rds.amazonaws.com`, prefix: '' };
        for (const event of waiting) await replayIn(world, event, stage).catch(() => failed.push(event));
        waiting = failed;
      };
      engines.faults.inject(at, async () => {
        await scene.putBack(store, world);
        waiting = eventsOf(store, world);
        await replay();
      });
      await run(world);
      expect(happenedAt(at)).toBe(true);
      engines.faults.clear();
      for (let day = 0; day < 4; day += 1) {
        await replay();
        nextDay(world);
        const { started: resumed } = await resumeDay(world);
        if (started.splice(0).length + resumed.length === 0 && waiting.length === 0) break;
        await run(world);
      }
      expect(waiting).toEqual([]);
      const answers = await scene.expectErased(world, store);
      // What came back after the answer gets an answer of its own; a request whose answer is forgotten is answered again.
      if (store !== 'requests') for (const { replayOf } of answers.slice(1)) expect(replayOf).toBeDefined();
    });
  },
  10 * HOURS,
);
