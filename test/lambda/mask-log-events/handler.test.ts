import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { handler } from '../../../lambda/mask-log-events/handler';

const packed = (batch: unknown) => gzipSync(JSON.stringify(batch)).toString('base64');
const batchOf = (...messages: string[]) => ({
  messageType: 'DATA_MESSAGE',
  owner: '222222222222',
  logGroup: 'trail',
  logStream: 'stream',
  subscriptionFilters: ['siem'],
  logEvents: messages.map((message, index) => ({ id: `id-${index}`, timestamp: 1763712000000 + index, message })),
});
const linesOf = (data: string | undefined) =>
  Buffer.from(data ?? '', 'base64')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

test('log events become lines of JSON, masked, with their log group and time', async () => {
  const { records } = await handler({
    records: [{ recordId: 'r1', data: packed(batchOf('called +14165550123', '{"email":"jane@example.com"}')) }],
  });
  expect(records).toMatchObject([{ recordId: 'r1', result: 'Ok' }]);
  expect(linesOf(records[0]?.data)).toEqual([
    { id: 'id-0', timestamp: 1763712000000, logGroup: 'trail', message: 'called [phone number]' },
    { id: 'id-1', timestamp: 1763712000001, logGroup: 'trail', message: '{"email":"[masked]"}' },
  ]);
});

test('what is nothing to tell is dropped', async () => {
  const { records } = await handler({
    records: [
      { recordId: 'r1', data: packed({ messageType: 'CONTROL_MESSAGE', logEvents: [] }) },
      { recordId: 'r2', data: packed(batchOf()) },
    ],
  });
  expect(records).toEqual([
    { recordId: 'r1', result: 'Dropped' },
    { recordId: 'r2', result: 'Dropped' },
  ]);
});

test('what cannot be read is never passed on, and holds nothing else up', async () => {
  const wrong = [
    Buffer.from('jane@example.com').toString('base64'),
    gzipSync('jane@example.com').toString('base64'),
    packed({ messageType: 'OTHER' }),
    packed({ ...batchOf(), logEvents: [{ message: 7 }] }),
    packed('x'.repeat(33 * 1024 * 1024)),
  ];
  const good = { recordId: 'good', data: packed(batchOf('ok')) };
  const { records } = await handler({
    records: [...wrong.map((data, index) => ({ recordId: `wrong-${index}`, data })), good],
  });
  expect(records.map(({ result }) => result)).toEqual([...wrong.map(() => 'ProcessingFailed'), 'Ok']);
  // Data Firehose keeps the record as it came, in the bucket of errors.
  expect(records.slice(0, -1).map(({ data }) => data)).toEqual(wrong);
});

test('an answer that Lambda would not return is kept below its limit, record by record', async () => {
  const data = packed(batchOf('a'.repeat(1_500_000)));
  const { records } = await handler({
    records: Array.from({ length: 4 }, (_, index) => ({ recordId: `r${index}`, data })),
  });
  expect(records.map(({ result }) => result)).toEqual(['Ok', 'Ok', 'ProcessingFailed', 'ProcessingFailed']);
});

test('every record has exactly one answer, in order, whatever it holds', async () => {
  const data = fc.oneof(
    fc.string().map((text) => Buffer.from(text).toString('base64')),
    fc.array(fc.string(), { maxLength: 3 }).map((messages) => packed(batchOf(...messages))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(data, { maxLength: 5 }), async (all) => {
      const ids = all.map((_, index) => `r${index}`);
      const { records } = await handler({ records: all.map((each, index) => ({ recordId: `r${index}`, data: each })) });
      expect(records.map(({ recordId }) => recordId)).toEqual(ids);
    }),
  );
});

test.each([null, {}, { records: [{ recordId: 'r1', data: '***' }] }])('refuses the event %j', async (event) => {
  await expect(handler(event)).rejects.toThrow();
});
