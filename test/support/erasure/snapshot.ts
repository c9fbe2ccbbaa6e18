import { gunzipSync } from 'node:zlib';
import { type Client } from 'pg';
import { RESULTS } from './connected-stores';
import { type ErasureWorld } from './erasure-world';
import { type Person } from './people';

/** Everything that the stores hold, as texts that can be compared and searched. */
export interface Snapshot {
  readonly objects: readonly string[];
  readonly contacts: readonly string[];
  readonly register: readonly string[];
  readonly rows: readonly string[];
  readonly profiles: readonly string[];
  readonly cases: readonly string[];
  /** What tokens of the database stand for. */
  readonly vault: readonly string[];
}

/** @param client a superuser of the database, when rows are of the test */
export async function snapshotOf(world: ErasureWorld, client?: Client): Promise<Snapshot> {
  const { s3, contacts, connected } = world.engines;
  const objects = [...s3.buckets].flatMap(([bucket, versions]) =>
    bucket === 'receipts'
      ? []
      : versions.map(({ key, body, tags }) => {
          const content = body && (bucket.startsWith('lake') ? gunzipSync(body) : body).toString();
          return JSON.stringify([bucket, key, content ?? 'delete marker', tags]);
        }),
  );
  const rows: string[] = [];
  for (const table of [
    'organisation.users',
    'organisation.user_identifiers',
    'organisation.activity',
    'reporting.course_progress',
  ]) {
    const found = await client?.query<{ row: string }>(`SELECT to_json(t)::text AS row FROM ${table} t`);
    rows.push(...(found?.rows ?? []).map(({ row }) => `${table} ${row}`));
  }
  const register = await world.items('register');
  const text = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Set ? [...(inner as Set<string>)].sort() : inner instanceof Map ? [...inner] : inner,
    );
  return {
    objects: objects.sort(),
    contacts: [...contacts.values()].map(text).sort(),
    register: register.map(text).sort(),
    rows: rows.sort(),
    profiles: [...connected.profiles].map(text).sort(),
    cases: [...connected.cases, ...connected.files].map(text).sort(),
    vault: (await world.items('identifiers')).map(text).sort(),
  };
}

/** What a snapshot holds that names one of these texts. */
export function naming(snapshot: Snapshot, texts: readonly string[]): readonly string[] {
  const all = Object.values<readonly string[]>({ ...snapshot }).flat();
  return all.filter((text) => texts.some((wanted) => text.includes(wanted)));
}

/** All texts by which something is about a person. The contact itself stays, without the person. */
export function traces(world: ErasureWorld, person: Person): readonly string[] {
  const { phone, customerId, identitySubject, userId } = person;
  return [
    phone.slice(1),
    `"${customerId}"`,
    `"${identitySubject}"`,
    userId,
    world.keyOf({ kind: 'phone', value: phone }),
    world.keyOf({ kind: 'customer-id', value: customerId }),
  ];
}

/**
 * What is of others, byte for byte: objects, records of the lake one by one, contacts, rows and the register. Lists, since
 * a lake object may be there in a version before and in one without the records of those who are gone.
 */
export function ofOthers(world: ErasureWorld, snapshot: Snapshot, gone: readonly Person[]): Snapshot {
  const theirs = gone.flatMap((person) => [...traces(world, person), ...person.contactIds]);
  const rows = (bucket: string, key: string, content: string) =>
    content.split(/(?<=\r\n)/).map((row) => JSON.stringify([bucket, key, row]));
  // Versions before are deleted with the rows of others that the current one has, too.
  const reports = snapshot.objects.flatMap((text) => {
    const [bucket, key, content] = JSON.parse(text) as [string, string, string];
    return bucket.startsWith('reports') ? rows(bucket, key, content) : [];
  });
  const records = snapshot.objects.flatMap((text) => {
    const [bucket, key, content] = JSON.parse(text) as [string, string, string];
    // A crash leaves results of queries for a day: keys of objects, of which the lake holds records of many.
    if (bucket.startsWith('reports') || bucket === RESULTS) return [];
    if (!bucket.startsWith('lake')) return [text];
    return content.split(/(?<=\}\n)(?=\{"ContactId")/).map((record) => JSON.stringify([bucket, key, record]));
  });
  const others = (texts: readonly string[]) =>
    texts.filter((text) => !theirs.some((trace) => text.includes(trace)) && !text.endsWith(',""]')).sort();
  return {
    objects: [...others(records), ...others([...new Set(reports)])],
    contacts: others(snapshot.contacts),
    register: others(snapshot.register),
    rows: others(snapshot.rows),
    profiles: others(snapshot.profiles),
    cases: others(snapshot.cases),
    vault: others(snapshot.vault),
  };
}
