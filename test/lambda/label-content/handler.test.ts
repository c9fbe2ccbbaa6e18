import { gzipSync } from 'node:zlib';
import { handler } from '../../../lambda/label-content/handler';
import { type LabelContentResult } from '../../../lambda/label-content/contract';
import { contactRecordSchema } from '../../../lambda/mask-contact-records/contract';
import { maskContactRecord } from '../../../lambda/mask-contact-records/mask';
import { type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { labelOf } from '../../../lib/domain/labels';
import { contactRecord } from '../../support/contact-record';
import { labels } from '../../support/erasure/erasure-places';
import { handlerStage } from '../../support/erasure/handler-environment';
import { addLakeObject, newPerson } from '../../support/erasure/people';

const stage = handlerStage();
let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterEach(() => jest.restoreAllMocks());

const enter = () => {
  const buckets = Object.entries(labels).map(([bucket, { content, dataClass, classification, retentionDays }]) => ({
    bucket,
    content,
    dataClass,
    classification,
    retentionDays,
  }));
  return stage.enter({
    LABELS: JSON.stringify({ jurisdiction: 'ca', organisation: 'northwind', unmasked: 'secret', buckets }),
  });
};

const message = (messageId: string, bucket: string, version: { key: string; versionId: string }) => ({
  messageId,
  body: JSON.stringify({
    detail: { bucket: { name: bucket }, object: { key: version.key, 'version-id': version.versionId } },
  }),
});
const label = (...Records: object[]): Promise<LabelContentResult> => handler({ Records });
const put = (bucket: string, key: string, tags = {}) =>
  stage.engines().s3.put(bucket, key, Buffer.from('content'), { tags });
/** The metrics of the last line. */
const metrics = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

test('tags an object and registers it under every identifier of its contact', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const version = put('recordings', `x/${person.contactIds[0]}_y.wav`, { case: '7' });
  expect(await label(message('1', 'recordings', version))).toEqual({ batchItemFailures: [] });
  expect(labelOf(version.tags)).toEqual(labels['recordings']);
  expect(version.tags['case']).toBe('7');
  const subjects = [
    world.keyOf({ kind: 'phone', value: person.phone }),
    world.keyOf({ kind: 'customer-id', value: person.customerId }),
  ];
  for (const subject of subjects) {
    const rows = await world.register.rows(subject);
    expect(rows.map(({ store, state }) => [store, state])).toEqual([
      ['contact', 'held'],
      ['object', 'held'],
    ]);
    expect([...(rows[1]?.subjects ?? [])].sort()).toEqual([...subjects].sort());
  }
  expect(metrics()).toMatchObject({ Stage: 'ca-prod', ObjectsRegistered: 1, ObjectsUnattributed: 0 });
});

test('what could not be masked has a label of its own: content, and its days', async () => {
  await enter();
  const failed = put('lake', 'errors/contact-records/processing-failed/2026/11/21/a');
  const masked = put('lake', 'agent-events/2026/11/21/errors/a');
  await label(message('1', 'lake', failed), message('2', 'lake', masked));
  expect(labelOf(masked.tags)).toEqual(labels['lake']);
  expect(labelOf(failed.tags)).toEqual({
    ...labels['lake'],
    dataClass: 'customer-content',
    classification: 'secret',
    retentionDays: 7,
  });
});

test('an event that comes twice changes nothing', async () => {
  const world = await enter();
  const version = put('recordings', `x/${newPerson(world, 1).contactIds[0]}.wav`);
  await label(message('1', 'recordings', version), message('2', 'recordings', version));
  const [tags, register] = [version.tags, await world.items('register')];
  await label(message('3', 'recordings', version));
  expect(version.tags).toEqual(tags);
  expect(await world.items('register')).toEqual(register);
});

test('what nobody knows the person of is tagged, and counted', async () => {
  const world = await enter();
  const version = put('transcripts', 'x/without-contact.json');
  await label(message('1', 'transcripts', version));
  expect(labelOf(version.tags)).toEqual(labels['transcripts']);
  expect(await world.items('register')).toEqual([]);
  expect(metrics()).toMatchObject({ ObjectsUnattributed: 1 });
});

test('an object that is gone already is no failure', async () => {
  await enter();
  const gone = { key: 'x.wav', versionId: 'none' };
  expect(await label(message('1', 'recordings', gone))).toEqual({ batchItemFailures: [] });
});

test('every record of a lake object is registered under its own person', async () => {
  const world = await enter();
  const people = [newPerson(world, 2), newPerson(world, 1)];
  addLakeObject(world, 'contact-records/2026/11/01/a.gz', people);
  const [version] = stage.engines().s3.versions('lake');
  await label(message('1', 'lake', version ?? { key: '', versionId: '' }));
  for (const person of people) {
    const rows = await world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }), { store: 'lake' });
    expect(rows.map((row) => row.store === 'lake' && [...row.contactIds].sort())).toEqual([
      [...person.contactIds].sort(),
    ]);
  }
});

test('a masked record is registered under the same person, and one that says nothing under nobody', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const hash = (identifier: SubjectIdentifier) => Promise.resolve(world.keyOf(identifier));
  const masked = (change: object) =>
    maskContactRecord(contactRecordSchema.parse(contactRecord({ ContactId: person.contactIds[0], ...change })), hash);
  const records = [
    await masked({ CustomerEndpoint: { Address: person.phone }, Attributes: { customerId: person.customerId } }),
    await masked({ ContactId: 'nobody', CustomerEndpoint: { Address: 'x'.repeat(300) }, Attributes: {} }),
  ];
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const version = stage.engines().s3.put('lake', 'contact-records/2026/11/02/m.gz', gzipSync(lines), {});
  expect(await label(message('1', 'lake', version))).toEqual({ batchItemFailures: [] });
  const subjects = [
    world.keyOf({ kind: 'phone', value: person.phone }),
    world.keyOf({ kind: 'customer-id', value: person.customerId }),
  ];
  for (const subject of subjects) {
    const rows = await world.register.rows(subject, { store: 'lake' });
    expect(rows.map((row) => row.store === 'lake' && [...row.contactIds])).toEqual([[person.contactIds[0]]]);
  }
  expect(JSON.stringify(await world.items('register'))).not.toContain('nobody');
});

test('what fails goes back to the queue, says no key of an object, and leaves the rest of the batch done', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const good = put('recordings', `x/${person.contactIds[0]}.wav`);
  const full = put('recordings', `y/${person.contactIds[0]}.wav`, { a: '1', b: '2', c: '3', d: '4' });
  const result = await label(
    { messageId: 'broken', body: '{' },
    message('full', 'recordings', full),
    message('strange', 'receipts', put('receipts', 'z')),
    message('good', 'recordings', good),
  );
  expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['broken', 'full', 'strange']);
  expect(labelOf(good.tags)).toBeDefined();
  expect(lines.join('')).not.toContain(person.contactIds[0]);
  expect(metrics()).toMatchObject({ ObjectsRegistered: 1 });
});
