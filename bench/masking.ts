import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { maskRecords as maskContactRecords } from '../lambda/mask-contact-records/mask';
import { maskRecords as maskLogEvents } from '../lambda/mask-log-events/mask';
import { hashedText } from '../lib/domain/erasure/subject-identifier';
import { contactRecord } from '../test/support/contact-record';

/** What Data Firehose hands over at once. */
const BATCH_BYTES = 1024 * 1024;
const SECONDS = 3;
/** A day of a large contact centre: 1,000,000 contacts, half of them within three hours, each delivered twice. */
const WANTED_PER_SECOND = 100;

const encoded = (text: string | Buffer) => Buffer.from(text).toString('base64');

const records = Array.from({ length: 10_000 }, (_, index) =>
  JSON.stringify(
    contactRecord({
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: `+1416${String(5_550_000 + index)}` },
      // What a record of a real call has besides: states of the agent, quality, analysis.
      Agent: {
        ...contactRecord().Agent,
        StateTransitions: Array.from({ length: 8 }, (_state, at) => ({
          State: 'CONNECTED',
          StateStartTimestamp: `2026-11-20T14:0${at}:12Z`,
          StateEndTimestamp: `2026-11-20T14:0${at}:42Z`,
        })),
      },
    }),
  ),
);
const perBatch = Math.floor(BATCH_BYTES / (records[0]?.length ?? 1));
const batch = {
  records: records.slice(0, perBatch).map((text, index) => ({ recordId: String(index), data: encoded(text) })),
};
const events = Array.from({ length: 100 }, (_, index) => ({
  id: String(index),
  timestamp: 1_763_712_000_000,
  message: JSON.stringify({
    eventName: 'UpdateContactAttributes',
    sourceIPAddress: '203.0.113.17',
    userIdentity: { arn: 'arn:aws:sts::111111111111:assumed-role/agent/j.doe@example.org', accountId: '111111111111' },
    requestParameters: { contactId: contactRecord().ContactId, attributes: { customerId: 'C-1001' }, name: 'Jane' },
  }),
}));
const logBatch = {
  records: [
    {
      recordId: '0',
      data: encoded(gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logGroup: 'trail', logEvents: events }))),
    },
  ],
};

/** How many a second, for some seconds. */
async function rate(perRun: number, run: () => unknown): Promise<number> {
  await run();
  const start = performance.now();
  let runs = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    await run();
    runs += 1;
  }
  return (runs * perRun * 1_000) / (performance.now() - start);
}

async function measure(): Promise<void> {
  // The hash of AWS KMS is a call over the network; here it is made at once, so that what is measured is the function.
  const hash = (identifier: Parameters<typeof hashedText>[0]) =>
    Promise.resolve(createHmac('sha256', 'key').update(hashedText(identifier)).digest('hex'));
  const plain = await rate(perBatch, () =>
    batch.records.map(({ data }) => encoded(JSON.stringify(JSON.parse(Buffer.from(data, 'base64').toString())))),
  );
  const masked = await rate(perBatch, () => maskContactRecords(batch, hash));
  const logs = await rate(events.length, () => maskLogEvents(logBatch));
  const bytes = Math.round(records.join('').length / records.length);
  process.stdout.write(
    `Node ${process.version}, one core; AWS KMS not counted\n` +
      `contact records of ${bytes} bytes, ${perBatch} in a batch of 1 MiB\n` +
      `  masked            ${Math.round(masked)} a second, ${((masked * bytes) / 1e6).toFixed(1)} MB a second\n` +
      `  read and written  ${Math.round(plain)} a second: masking takes ${(plain / masked).toFixed(1)} times as long\n` +
      `log events masked   ${Math.round(logs)} a second\n`,
  );
  if (masked < WANTED_PER_SECOND) process.exitCode = 1;
}

void measure();
