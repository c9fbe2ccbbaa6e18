import { createHash, randomUUID, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { type Client } from 'pg';
import { type LedgerEntry, ledgerEntrySchema, ledgerProblem } from '../../lib/domain/erasure/ledger';
import { addDays } from '../../lib/domain/iso-date';
import { receiptProblem, receiptSchema } from '../../lib/domain/erasure/receipt';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { openRequest } from '../support/erasure/open-request';
import { addLakeObject, addObjects, addUser, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, ofOthers, snapshotOf, traces } from '../support/erasure/snapshot';
import { addReport, addSurroundings } from '../support/erasure/stores-of-people';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { addOrganisations } from '../support/row-level-security';

/** Subjects of the property. `ERASURE_SUBJECTS=1000` takes some minutes. */
const SUBJECTS = Number(process.env['ERASURE_SUBJECTS'] ?? 6);
const PER_WORLD = 6;

const organisation = randomUUID();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;
let world: ErasureWorld;

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await addOrganisations(superuser, [organisation]);
  await superuser.query('TRUNCATE organisation.users CASCADE');
  engines = await ErasureEngines.start(server);
});

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

beforeEach(async () => {
  world = await engines.world();
  await superuser.query('TRUNCATE organisation.users CASCADE');
});

const erase = async (person: Person, identifiers = person.identifiers) => {
  const requestId = await openRequest(world, identifiers, organisation);
  const { output, error } = await runWorkflow(requestId, world);
  return { requestId, result: error ?? output };
};

const entries = async (): Promise<readonly LedgerEntry[]> =>
  (await world.items('ledger'))
    .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))))
    .sort((a, b) => a.sequence - b.sequence);

const everyIdentifier = (person: Person) => [
  ...person.identifiers,
  { kind: 'customer-id' as const, value: person.customerId },
];

const amounts = fc.record({
  contacts: fc.integer({ min: 0, max: SUBJECTS > 100 ? 2 : 4 }),
  versions: fc.integer({ min: 1, max: 3 }),
  activity: fc.integer({ min: 0, max: 3 }),
  isUser: fc.boolean(),
  isErased: fc.boolean(),
});

test(
  'erasure leaves nothing of a subject and everything of all others, byte for byte',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(amounts, { minLength: PER_WORLD, maxLength: PER_WORLD }), async (drawn) => {
        world = await engines.world();
        await superuser.query('TRUNCATE organisation.users CASCADE');
        const people: Person[] = [];
        for (const { contacts, versions, activity, isUser } of drawn) {
          const person = newPerson(world, contacts);
          people.push(person);
          addObjects(world, person, versions);
          if (isUser) await addUser(world, superuser, organisation, person, activity);
          if (versions > 1) addSurroundings(world, person, false);
        }
        addLakeObject(world, 'contact-records/2026/11/01/all.gz', people);
        addLakeObject(world, 'contact-records/2026/11/02/some.gz', people.slice(0, 2));
        addReport(world, 'scheduled-reports/daily.csv', people);
        await labelEverything(world);
        // Objects whose events never came: nobody but the lake itself knows of them.
        addLakeObject(world, 'contact-records/2026/11/03/unknown.gz', people);
        const before = await snapshotOf(world, superuser);
        const gone = people.filter((_, index) => drawn[index]?.isErased);
        for (const person of gone) expect((await erase(person)).result).toMatchObject({ status: 'closed' });
        const after = await snapshotOf(world, superuser);
        expect(
          naming(
            after,
            gone.flatMap((person) => traces(world, person)),
          ),
        ).toEqual([]);
        expect(ofOthers(world, after, gone)).toEqual(ofOthers(world, before, gone));
        expect(ledgerProblem(await entries(), sha256)).toBeUndefined();
      }),
      { numRuns: Math.ceil(SUBJECTS / PER_WORLD) },
    );
  },
  SUBJECTS * 5_000 + 60_000,
);

test('the receipt tells what was erased, verifies by the public key, and is of the ledger; the request forgets the person', async () => {
  const person = newPerson(world, 2);
  addObjects(world, person, 2);
  addLakeObject(world, 'contact-records/2026/11/01/a.gz', [person]);
  await addUser(world, superuser, organisation, person, 3);
  await labelEverything(world);
  const { requestId, result } = await erase(person);
  expect(result).toEqual({ status: 'closed', receipt: `${requestId}/1.json` });
  const [stored] = engines.s3.versions('receipts');
  const receipt = receiptSchema.parse(JSON.parse(String(stored?.body)));
  const ledger = await entries();
  expect(
    receiptProblem(receipt, {
      sha256,
      verify: (text, signature) =>
        verify('sha256', Buffer.from(text), engines.signing.publicKey, Buffer.from(signature, 'base64')),
    }),
  ).toBeUndefined();
  expect(ledgerProblem(ledger, sha256, receipt.entry)).toBeUndefined();
  // Two recordings of 2 and 3 versions and two transcripts, in two Regions or one.
  expect(receipt.entry.record).toMatchObject({
    outcome: 'erased',
    kept: [],
    erased: {
      object: { places: 4, copies: 2 * (2 + 3) + 2 },
      lake: { places: 1, copies: 2 },
      contact: { places: 2, copies: 2 * 3 },
      // The user, activities, progress, and two identifiers: tokens in the database, values in the vault.
      user: { places: 1, copies: 1 + 3 + 1 + 2 * 2 },
    },
  });
  const everything = JSON.stringify([await world.items('cases'), ledger, receipt]);
  for (const text of [person.phone, person.identitySubject]) expect(everything).not.toContain(text);
});

test.each(['phone', 'customer-id'] as const)(
  'a user is found by %s alone, through the token in the database',
  async (kind) => {
    const [person, other] = [newPerson(world, 0), newPerson(world, 0)];
    for (const each of [person, other]) await addUser(world, superuser, organisation, each, 1);
    const before = await snapshotOf(world, superuser);
    const identifiers = everyIdentifier(person).filter((identifier) => identifier.kind === kind);
    expect((await erase(person, identifiers)).result).toMatchObject({ status: 'closed' });
    const after = await snapshotOf(world, superuser);
    expect(naming(after, traces(world, person))).toEqual([]);
    expect(ofOthers(world, after, [person])).toEqual(ofOthers(world, before, [person]));
    expect(after.vault).toHaveLength(2);
  },
);

test('a customer id finds contacts that nobody registered, page by page, and through the whole time they are kept', async () => {
  const person = newPerson(world, 7);
  const { result } = await erase(person, [{ kind: 'customer-id', value: person.customerId }]);
  expect(result).toMatchObject({ status: 'closed' });
  expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
  expect((await entries())[0]?.record.erased.contact?.places).toBe(7);
});

test('a subject of whom nothing is held gets an answer too', async () => {
  const { result } = await erase(newPerson(world, 0));
  expect(result).toMatchObject({ status: 'closed' });
  expect((await entries())[0]?.record).toMatchObject({ outcome: 'erased', erased: {}, kept: [] });
});

test('a second start of the same request changes nothing', async () => {
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const { requestId } = await erase(person);
  const [snapshot, ledger] = [await snapshotOf(world, superuser), await entries()];
  expect((await runWorkflow(requestId, world)).output).toMatchObject({ status: 'closed' });
  expect(await snapshotOf(world, superuser)).toEqual(snapshot);
  expect(await entries()).toEqual(ledger);
  expect(engines.s3.versions('receipts')).toHaveLength(1);
});

describe('what may not be erased is answered truthfully', () => {
  /** One contact with one recording, which is changed before it is labelled. */
  async function recorded(bucket: string, change: Parameters<typeof engines.s3.put>[3]): Promise<Person> {
    const person = newPerson(world, 1);
    engines.s3.put(bucket, `x/${person.contactIds[0]}.bin`, Buffer.from(person.phone), change);
    await labelEverything(world);
    return person;
  }
  const later = new Date('2099-03-01T00:00:00Z');

  test.each([
    ['a lock', 'recordings', { lockedUntil: later }, 'Object Lock of the bucket', '2099-03-02'],
    ['a legal hold', 'recordings', { legalHold: true }, 'legal hold', undefined],
    // Objects of the double are made on 2026-01-01.
    ['a minimum retention', 'minutes', {}, 'MiFID II art. 16(7)', '2031-01-01'],
  ] as const)('%s keeps the object, with its basis and its end', async (_, bucket, change, basis, until) => {
    const person = await recorded(bucket, change);
    const { requestId, result } = await erase(person);
    expect(result).toMatchObject({ status: 'deferred', resumeOn: until ?? '2026-12-21' });
    const [entry] = await entries();
    expect(entry?.record.outcome).toBe('kept-in-part');
    expect(entry?.record.kept).toEqual([{ store: 'object', places: 1, basis, ...(until !== undefined && { until }) }]);
    expect(engines.s3.versions(bucket)).toHaveLength(1);
    expect(await world.cases.get(requestId)).toMatchObject({ status: 'deferred', identifiers: person.identifiers });
  });

  test('when the lock is over, the rest is erased and gets an answer of its own', async () => {
    const person = await recorded('recordings', { lockedUntil: new Date(Date.now() + 3_600_000) });
    const { requestId, result } = await erase(person);
    const { resumeOn } = result as { readonly resumeOn: string };
    for (const bucket of ['recordings', 'recordings-copy']) {
      for (const version of engines.s3.versions(bucket)) version.lockedUntil = new Date(Date.now() - 1_000);
    }
    world.now = () => new Date(`${resumeOn}T12:00:00Z`);
    const seen = await world.cases.get(requestId);
    await world.cases.change(seen, { status: 'open', attempt: 2, candidate: 0 });
    const { output } = await runWorkflow(requestId, world);
    expect(output).toEqual({ status: 'closed', receipt: `${requestId}/2.json` });
    expect(engines.s3.versions('recordings')).toEqual([]);
    expect((await entries()).map(({ record }) => [record.attempt, record.outcome])).toEqual([
      [1, 'kept-in-part'],
      [2, 'erased'],
    ]);
  });

  test('a hold promises no end, is looked at again, and when it is lifted the rest is erased', async () => {
    const person = await recorded('recordings', { legalHold: true });
    const { requestId, result } = await erase(person);
    const { resumeOn } = result as { readonly resumeOn: string };
    const again = async (attempt: number) => {
      world.now = () => new Date(`${addDays(resumeOn, 30 * (attempt - 2))}T12:00:00Z`);
      await world.cases.change(await world.cases.get(requestId), { status: 'open', attempt, candidate: 0 });
      return (await runWorkflow(requestId, world)).output;
    };
    expect(await again(2)).toMatchObject({ status: 'deferred', resumeOn: addDays(resumeOn, 30) });
    for (const bucket of ['recordings', 'recordings-copy']) {
      for (const version of engines.s3.versions(bucket)) version.legalHold = false;
    }
    expect(await again(3)).toMatchObject({ status: 'closed' });
    expect([engines.s3.versions('recordings'), engines.s3.versions('recordings-copy')]).toEqual([[], []]);
    expect((await entries()).map(({ record }) => record.outcome)).toEqual(['kept-in-part', 'denied', 'erased']);
  });

  test('a contact that goes on waits until it has ended', async () => {
    const person = newPerson(world, 1);
    const contact = engines.contacts.get(person.contactIds[0] ?? '');
    delete contact?.endedAt;
    addObjects(world, person, 1);
    await labelEverything(world);
    // Found by its customer id, too, as often as there are rounds.
    expect((await erase(person, everyIdentifier(person))).result).toMatchObject({
      status: 'deferred',
      resumeOn: '2026-11-22',
    });
    expect(contact?.address).toBe(person.phone);
  });
});

test('whatever puts the data back is found by the second discovery, and the request says so', async () => {
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const [recording] = engines.s3.versions('recordings');
  // Somebody restores the object whenever it is deleted.
  const timer = setInterval(() => {
    const versions = engines.s3.versions('recordings');
    if (versions.length === 0 && recording) versions.unshift({ ...recording });
  }, 1);
  const { requestId, result } = await erase(person);
  clearInterval(timer);
  expect(result).toBe('ErasureInterrupted');
  expect(await world.items('cases')).toMatchObject([
    { requestId, status: 'interrupted', interruptedBy: 'StillFoundAfterErasure' },
  ]);
  expect(await entries()).toEqual([]);
});

test('a part of a batch that S3 refuses is deleted when it is tried again', async () => {
  const person = newPerson(world, 3);
  addObjects(world, person, 3);
  await labelEverything(world);
  engines.s3.refusals = 4;
  engines.s3.pageSize = 2;
  expect((await erase(person)).result).toMatchObject({ status: 'closed' });
  engines.s3.pageSize = 1000;
  expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
});
