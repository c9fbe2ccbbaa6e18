import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Client } from 'pg';
import { ledgerEntrySchema, ledgerProblem, type LedgerRecord } from '../../../lib/domain/erasure/ledger';
import { sha256 } from '../../../lambda/shared/erasure/erasure-ledger';
import { places } from './erasure-places';
import { type ErasureEngines, type ErasureWorld } from './erasure-world';
import { openRequest } from './open-request';
import { addLakeObject, addObjects, addUser, labelEverything, newPerson, type Person } from './people';
import { naming, ofOthers, type Snapshot, snapshotOf, traces } from './snapshot';
import { addReport, addSurroundings } from './stores-of-people';

type Erased = LedgerRecord['erased'];

/** What the first answer to the request says when everything went well. */
const ERASED: Erased = {
  // Recording, transcript, the file of the case and an exported evaluation.
  object: { places: 4, copies: 2 * 2 + 1 + 2 + 1 },
  lake: { places: 2, copies: 2 },
  contact: { places: 1, copies: 4 },
  // And two identifiers: tokens in the database, and what they stand for.
  user: { places: 1, copies: 3 + 2 * 2 },
  profile: { places: 1, copies: 3 },
  case: { places: 1, copies: 4 },
  report: { places: 1, copies: 1 },
};

/** Stores that have snapshots or backups. */
export const restorableStores = ['buckets', 'database', 'register', 'requests', 'identifiers'] as const;

export type RestorableStore = (typeof restorableStores)[number];

interface Held {
  readonly contacts: ErasureEngines['contacts'];
  readonly connected: Pick<ErasureEngines['connected'], 'profiles' | 'cases' | 'files'>;
  readonly buckets: ErasureEngines['s3']['buckets'];
  readonly register: readonly Record<string, unknown>[];
  readonly requests: readonly Record<string, unknown>[];
  readonly identifiers: readonly Record<string, unknown>[];
  /** Rows of users, by table. */
  readonly rows: readonly (readonly [table: string, json: string])[];
}

/**
 * A subject in every store, beside somebody else, and a request that may start. It is made once, and put into a world of
 * its own for every run: labelling it each time would take as long as a third of the erasure.
 */
export class ErasureScene {
  private constructor(
    private readonly engines: ErasureEngines,
    private readonly superuser: Client,
    private readonly people: readonly [Person, Person],
    readonly requestId: string,
    private readonly held: Held,
    private readonly before: Snapshot,
  ) {}

  /** @param superuser of the database of organisations, where `organisation` is one */
  static async make(engines: ErasureEngines, superuser: Client, organisation: string): Promise<ErasureScene> {
    const world = await engines.world();
    const people = [newPerson(world, 1), newPerson(world, 1)] as const;
    await superuser.query('TRUNCATE organisation.users CASCADE');
    for (const each of people) await addUser(world, superuser, organisation, each, 1);
    for (const each of people) addObjects(world, each, 2);
    addLakeObject(world, 'contact-records/2026/11/01/a.gz', people);
    for (const each of people) addSurroundings(world, each, false);
    addReport(world, 'scheduled-reports/daily.csv', people);
    await labelEverything(world);
    // Nobody has told of this one.
    addLakeObject(world, 'contact-records/2026/11/03/unknown.gz', people);
    const before = await snapshotOf(world, superuser);
    const requestId = await openRequest(world, people[0].identifiers, organisation);
    const held = {
      ...copyOf(engines),
      register: await world.items('register'),
      requests: await world.items('cases'),
      identifiers: await world.items('identifiers'),
      rows: await rowsOf(superuser),
    };
    return new ErasureScene(engines, superuser, people, requestId, held, before);
  }

  /** A world in which nothing has happened yet. */
  async enter(): Promise<ErasureWorld> {
    const world = await this.engines.world();
    const { contacts, connected, buckets } = copyOf({ ...this.held, s3: { buckets: this.held.buckets } });
    for (const [id, contact] of contacts) this.engines.contacts.set(id, contact);
    for (const store of ['profiles', 'cases', 'files'] as const) {
      const target: Map<string, unknown> = this.engines.connected[store];
      for (const [id, each] of connected[store]) target.set(id, each);
    }
    for (const [bucket, versions] of buckets) this.engines.s3.buckets.set(bucket, versions);
    await this.putBack('database', world);
    await this.putBack('register', world);
    await this.putBack('requests', world);
    await this.putBack('identifiers', world);
    this.engines.faults.clear();
    return world;
  }

  /** Puts a store back to how it was before the erasure. */
  async putBack(store: RestorableStore, world: ErasureWorld): Promise<void> {
    switch (store) {
      case 'buckets':
        return this.restoreObjects();
      case 'database':
        return putRows(this.superuser, this.held.rows);
      case 'register':
      case 'requests':
      case 'identifiers': {
        const table = world.tables[store === 'requests' ? 'cases' : store];
        const requests = this.held[store].map((Item) => ({ PutRequest: { Item } }));
        for (let from = 0; from < requests.length; from += 25) {
          const RequestItems = { [table]: requests.slice(from, from + 25) };
          await world.documents.send(new BatchWriteCommand({ RequestItems }));
        }
      }
    }
  }

  /** As AWS Backup does it: what was current then becomes a new version, with its tags; newer versions stay. */
  private restoreObjects(): void {
    for (const { bucket } of places) {
      const current = new Map([...(this.held.buckets.get(bucket) ?? [])].reverse().map((each) => [each.key, each]));
      for (const { key, body, tags, headers } of current.values()) {
        if (body) this.engines.s3.put(bucket, key, body, { tags, headers });
      }
    }
  }

  /**
   * Nothing of the subject, all of the other, and answers in the ledger of which the first has the true counts.
   *
   * @param restored what a restore has brought back meanwhile, and was counted when it was erased again
   * @returns the answers
   */
  async expectErased(world: ErasureWorld, restored?: RestorableStore): Promise<readonly LedgerRecord[]> {
    const [person] = this.people;
    const after = await snapshotOf(world, this.superuser);
    const [theirs, theirsBefore] = [after, this.before].map((each) => {
      const texts = flat(ofOthers(world, each, [person]));
      // Restored versions are there beside those that never went away; copies of them have tags from the beginning.
      return restored === 'buckets' ? [...new Set(texts.map((text) => text.replace(/,\{[^{}]*\}\]$/, ']')))] : texts;
    });
    expect({ lost: without(theirsBefore, theirs), added: without(theirs, theirsBefore) }).toEqual({
      lost: [],
      added: [],
    });
    const entries = (await world.items('ledger'))
      .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))))
      .sort((a, b) => a.sequence - b.sequence);
    expect(ledgerProblem(entries, sha256)).toBeUndefined();
    const records = entries.map(({ record }) => record);
    expect(records[0]).toMatchObject({ outcome: 'erased', kept: [] });
    const [{ erased } = { erased: ERASED }] = records;
    // What comes back is counted, too; a register from before has forgotten what was counted.
    const isMore = restored === 'buckets' || restored === 'database' || restored === 'identifiers';
    expect(isMore ? atMost(erased, ERASED) : erased).toEqual(restored === 'register' ? atMost(ERASED, erased) : ERASED);
    // Of a report that comes back when the person is forgotten, nobody can tell: it is answered as kept.
    const isReportKept =
      restored === 'buckets' && records.slice(1).some(({ kept }) => kept.some(({ store }) => store === 'report'));
    const allowed = isReportKept ? ABOUT_REPORT : restored === 'register' ? LEADS_TO_NOTHING : undefined;
    expect(naming(after, traces(world, person)).filter((text) => allowed?.test(text) !== true)).toEqual([]);
    expect(this.engines.s3.versions('receipts').map(({ key }) => key)).toContain(`${this.requestId}/1.json`);
    const [erasureCase] = await world.items('cases');
    expect(erasureCase).toMatchObject({ status: isReportKept ? 'deferred' : 'closed' });
    expect(erasureCase).not.toHaveProperty('identifiers');
    return records;
  }
}

const ABOUT_REPORT = /^\["reports|"store":"report"/;
/** Rows of stores that nobody restores. They name hashes and ids of what is gone. */
const LEADS_TO_NOTHING = /^\{"subject":.*"store":"(?:contact|profile|case)"/;

/** Counts, none of them higher than in a second one. */
const atMost = (erased: Erased, most: Erased): Erased => {
  const limits = new Map(Object.entries({ ...most }));
  return Object.fromEntries(
    Object.entries({ ...erased }).map(([store, { places: count, copies }]) => {
      const limit = limits.get(store) ?? { places: 0, copies: 0 };
      return [store, { places: Math.min(count, limit.places), copies: Math.min(copies, limit.copies) }];
    }),
  );
};

const flat = (snapshot: Snapshot) =>
  Object.entries({ ...snapshot }).flatMap(([store, texts]: [string, readonly string[]]) =>
    texts.map((text) => `${store} ${text}`),
  );

/** What a list has more often than another. */
function without(all: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  const left = [...others];
  return all.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Everything that a run changes in its place, copied; bodies are only read. */
function copyOf({
  contacts,
  connected: { profiles, cases, files },
  s3: { buckets },
}: Pick<Held, 'contacts' | 'connected'> & { readonly s3: Pick<Held, 'buckets'> }): Pick<
  Held,
  'contacts' | 'connected' | 'buckets'
> {
  return {
    contacts: new Map(
      [...contacts].map(([id, each]) => [
        id,
        { ...each, ...(each.evaluations && { evaluations: new Map(each.evaluations) }) },
      ]),
    ),
    connected: {
      profiles: new Map(profiles),
      cases: new Map([...cases].map(([id, each]) => [id, { ...each, items: [...each.items] }])),
      files: new Map(files),
    },
    buckets: new Map([...buckets].map(([bucket, versions]) => [bucket, versions.map((version) => ({ ...version }))])),
  };
}

const tables = [
  'organisation.users',
  'organisation.activity',
  'organisation.user_identifiers',
  'reporting.course_progress',
] as const;

/** Rows of every table, in their order, as JSON. */
async function rowsOf(superuser: Client): Promise<Held['rows']> {
  const all: (readonly [string, string])[] = [];
  for (const table of tables) {
    const { rows } = await superuser.query<{ rows: string }>(`SELECT json_agg(t)::text AS rows FROM ${table} t`);
    all.push([table, rows[0]?.rows ?? '[]']);
  }
  return all;
}

async function putRows(superuser: Client, rows: Held['rows']): Promise<void> {
  await superuser.query('TRUNCATE organisation.users CASCADE');
  for (const [table, json] of rows) {
    await superuser.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [json]);
  }
}
