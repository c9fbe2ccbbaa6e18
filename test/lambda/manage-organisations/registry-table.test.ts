import { type GetItemCommand } from '@aws-sdk/client-dynamodb';
import { RecordChangedError, RegistryTable } from '../../../lambda/manage-organisations/registry-table';
import { emailDomainKey } from '../../../lib/domain/organisations/registry-record';
import { EASTERN, hashOf, lookUpRecord, NORTHERN, organisationRecord } from '../../support/organisations';
import { type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';

let engine: RegistryEngine;
let table: RegistryTable;

beforeAll(async () => {
  engine = await startRegistryEngine();
  table = new RegistryTable(engine.client, TABLE_NAME);
});

beforeEach(() => engine.clear());

afterEach(() => jest.restoreAllMocks());

afterAll(() => engine.stop());

test('of two who register the same organisation at once, one does', async () => {
  const first = organisationRecord({ updatedAt: '2026-11-21T00:00:01.000Z' });
  const written = await Promise.allSettled([table.write(first), table.write(organisationRecord())]);
  expect(written.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(written.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: expect.any(RecordChangedError) as unknown,
  });
});

test("another organisation's domain is neither taken over nor removed", async () => {
  const key = emailDomainKey(hashOf('example.org'));
  const item = lookUpRecord('example.org');
  expect(await table.project(item)).toBe(true);
  const other = lookUpRecord('example.org', organisationRecord({ organisationId: EASTERN, version: 9 }));
  expect(await table.project(other)).toBe(false);
  await table.removeLookUp(hashOf('example.org'), EASTERN);
  expect((await engine.records())[key]).toEqual(item);
  await table.removeLookUp(hashOf('example.org'), NORTHERN);
  expect(await engine.records()).toEqual({});
});

// The local engine has one copy only, so that it cannot show the difference.
test('reads what was written last', async () => {
  const send = jest.spyOn(engine.client, 'send');
  await table.organisation(NORTHERN);
  await table.grant(NORTHERN, EASTERN);
  await table.lookUp(hashOf('example.org'));
  const inputs = (send.mock.calls as unknown[][]).map(([command]) => (command as GetItemCommand).input);
  expect(inputs.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, true, true]);
});
