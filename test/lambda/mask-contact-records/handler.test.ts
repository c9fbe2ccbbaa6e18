import { createHmac } from 'node:crypto';
import { type GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { handler } from '../../../lambda/mask-contact-records/handler';
import { contactRecord } from '../../support/contact-record';

const asked: string[] = [];
const lines: string[] = [];
let failure: Error | undefined;

beforeEach(() => {
  process.env['SUBJECT_KEY_ID'] = 'arn:aws:kms:ca-central-1:111111111111:key/subjects';
  process.env['STAGE'] = 'ca-prod';
  failure = undefined;
  asked.length = 0;
  lines.length = 0;
  jest.spyOn(KMSClient.prototype, 'send').mockImplementation(((command: GenerateMacCommand) => {
    if (failure) return Promise.reject(failure);
    const text = Buffer.from(command.input.Message ?? '').toString();
    asked.push(text);
    return Promise.resolve({ Mac: createHmac('sha256', 'key').update(text).digest() });
  }) as never);
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const unpacked = (data = '') => Buffer.from(data, 'base64').toString();
const metrics = () => JSON.parse(lines.join('')) as Record<string, unknown>;

test('records become lines of JSON without the person, and one identifier is hashed once', async () => {
  const data = packed(contactRecord());
  const { records } = await handler({ records: ['a', 'b'].map((recordId) => ({ recordId, data })) });
  expect(records.map(({ recordId, result }) => [recordId, result])).toEqual([
    ['a', 'Ok'],
    ['b', 'Ok'],
  ]);
  expect(unpacked(records[0]?.data)).toMatch(/^\{.*"hmac-sha256:[0-9a-f]{64}".*\}\n$/);
  expect(unpacked(records[0]?.data)).toBe(unpacked(records[1]?.data));
  expect(records.map(({ data: masked }) => unpacked(masked)).join('')).not.toMatch(/Jane|jane|4165550123|C-1001/);
  expect(asked.sort()).toEqual(['customer-id:C-1001', 'phone:+14165550123']);
  expect(metrics()).toMatchObject({ Stage: 'ca-prod', RecordsMasked: 2, RecordsNotMasked: 0 });
});

test('what is no contact record is refused as it came, holds no other up, and is not told in the log', async () => {
  const wrong = [
    Buffer.from('jane@example.com').toString('base64'),
    packed('jane@example.com'),
    packed([contactRecord()]),
    packed({ ...contactRecord(), ContactId: undefined }),
    packed({ ...contactRecord(), InstanceARN: 7 }),
  ];
  const { records } = await handler({
    records: [...wrong, packed(contactRecord())].map((data, index) => ({ recordId: String(index), data })),
  });
  expect(records.map(({ result }) => result)).toEqual([...wrong.map(() => 'ProcessingFailed'), 'Ok']);
  expect(records.slice(0, -1).map(({ data }) => data)).toEqual(wrong);
  expect(metrics()).toMatchObject({ RecordsMasked: 1, RecordsNotMasked: wrong.length });
  expect(lines.join('')).not.toContain('jane');
});

test('what does not fit into an answer of Lambda is refused, and the rest goes on', async () => {
  const large = packed(contactRecord({ Queue: { Name: 'x'.repeat(2_000_000) } }));
  const small = packed(contactRecord());
  const { records } = await handler({
    records: [large, large, large, small].map((data, index) => ({ recordId: String(index), data })),
  });
  expect(records.map(({ result }) => result)).toEqual(['Ok', 'Ok', 'ProcessingFailed', 'Ok']);
  expect(Buffer.byteLength(JSON.stringify(records.filter(({ result }) => result === 'Ok')))).toBeLessThan(6_000_000);
});

test('without the key nothing is answered: Data Firehose tries again', async () => {
  failure = new Error('ThrottlingException');
  const data = packed(contactRecord());
  await expect(handler({ records: [{ recordId: 'a', data }] })).rejects.toThrow('ThrottlingException');
});

test('what is no event of Data Firehose is refused', async () => {
  await expect(handler({ records: [{ recordId: 'a', data: 'no base64!' }] })).rejects.toThrow('data');
});
