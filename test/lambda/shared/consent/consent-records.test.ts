import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import * as fc from 'fast-check';
import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { ConsentRecords, type NewConsent } from '../../../../lambda/shared/consent/consent-records';
import { consentChoices, isOptedOut } from '../../../../lib/domain/consent/consent-version';
import { CREDENTIALS, REGION } from '../../../support/erasure/place';
import { createPrivacyTables } from '../../../support/privacy/privacy-tables';

let server: Server;
let client: DynamoDBClient;
let documents: DynamoDBDocumentClient;
let consents: ConsentRecords;
let table: string;
let subjects = 0;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new DynamoDBClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  table = (await createPrivacyTables(endpoint)).consents;
  consents = new ConsentRecords(documents, table);
});

afterAll(() => {
  client.destroy();
  server.close();
});

const nobody = (): string => (subjects += 1).toString(16).padStart(64, '0');
const chosen = (subject: string, requestId: string, more: Partial<NewConsent> = {}): NewConsent => ({
  subject,
  purpose: 'sale-or-sharing',
  choice: 'opted-out',
  channel: 'telephone',
  at: '2026-11-21T12:00:00.000Z',
  requestId,
  ...more,
});
const requests = fc.uniqueArray(fc.record({ requestId: fc.uuid(), choice: fc.constantFrom(...consentChoices) }), {
  minLength: 1,
  maxLength: 6,
  selector: ({ requestId }) => requestId,
});

test('however many choose at once and again, each request is one version, and none is lost or changed', async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.array(fc.nat()), async (made, again) => {
      const subject = nobody();
      const sent = [...made, ...again.flatMap((index) => made[index % made.length] ?? [])];
      const answered = await Promise.all(
        sent.map(({ requestId, choice }) => consents.record(chosen(subject, requestId, { choice }))),
      );
      const history = await consents.history(subject, 'sale-or-sharing');
      expect(history.map(({ version }) => version)).toEqual(made.map((_, index) => index + 1));
      expect(new Set(history.map(({ requestId }) => requestId))).toEqual(
        new Set(made.map(({ requestId }) => requestId)),
      );
      for (const answer of answered) expect(history).toContainEqual(answer);
      expect(await consents.latest(subject, 'sale-or-sharing')).toEqual(history.at(-1));
      // Once more, everything: the choice that counts stays the one that came last.
      for (const { requestId, choice } of made) await consents.record(chosen(subject, requestId, { choice }));
      expect(await consents.history(subject, 'sale-or-sharing')).toEqual(history);
      expect(isOptedOut(history)).toBe(history.at(-1)?.choice === 'opted-out');
    }),
    { numRuns: 12 },
  );
});

test('a retry does not undo what the person chose later', async () => {
  const subject = nobody();
  const first = chosen(subject, 'call-1');
  const recorded = await consents.record(first);
  await consents.record(chosen(subject, 'call-2', { choice: 'opted-in', at: '2026-11-22T12:00:00.000Z' }));
  expect(await consents.record(first)).toEqual(recorded);
  expect(await consents.latest(subject, 'sale-or-sharing')).toMatchObject({ choice: 'opted-in', version: 2 });
});

test('versions are in the order of their numbers beyond nine, and page by page', async () => {
  const subject = nobody();
  // Pages of DynamoDB end at 1 MB.
  const requestId = (index: number) => `${index}-`.padEnd(128, 'x');
  for (let index = 0; index < 12; index += 1) await consents.record(chosen(subject, requestId(index)));
  const history = await consents.history(subject, 'sale-or-sharing');
  expect(history.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(await consents.latest(subject, 'sale-or-sharing')).toMatchObject({ version: 12 });
});

test('who has chosen nothing has opted out of nothing', async () => {
  const subject = nobody();
  expect(await consents.latest(subject, 'sale-or-sharing')).toBeUndefined();
  expect(isOptedOut(await consents.history(subject, 'sale-or-sharing'))).toBe(false);
});

test('what somebody wrote past the contract is refused, not read', async () => {
  const subject = nobody();
  const item = { ...chosen(subject, 'x', {}), version: 1, choice: 'maybe', item: 'sale-or-sharing#00000001' };
  await documents.send(new PutCommand({ TableName: table, Item: item }));
  await expect(consents.latest(subject, 'sale-or-sharing')).rejects.toThrow('choice');
});

test('gives up with a word when others always write first, and passes other errors on', async () => {
  const failing = (error: Error) => {
    const send = (command: unknown) => (command instanceof PutCommand ? Promise.reject(error) : { Items: [] });
    return new ConsentRecords({ send } as unknown as DynamoDBDocumentClient, table);
  };
  const taken = new ConditionalCheckFailedException({ message: 'taken', $metadata: {} });
  await expect(failing(taken).record(chosen(nobody(), 'call-3'))).rejects.toThrow('call-3: 20 others wrote');
  await expect(failing(new Error('throttled')).record(chosen(nobody(), 'call-4'))).rejects.toThrow('throttled');
});
