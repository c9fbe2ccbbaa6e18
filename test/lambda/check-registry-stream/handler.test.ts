import {
  RECORDS_CHECKED,
  RECORDS_OUTSIDE_ALLOW_LIST,
  REGISTRY_METRIC_NAMESPACE,
} from '../../../lambda/check-registry-stream/contract';
import { handler } from '../../../lambda/check-registry-stream/handler';
import { toItem } from '../../../lambda/shared/registry-item';
import { hashOf, lookUpRecord, NORTHERN, organisationRecord } from '../../support/organisations';

let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => jest.restoreAllMocks());

const record = (NewImage: object | undefined, eventName = NewImage ? 'INSERT' : 'REMOVE') => ({
  eventID: 'e1',
  eventName,
  awsRegion: 'ca-central-1',
  dynamodb: { Keys: { organisationId: { S: NORTHERN } }, StreamViewType: 'NEW_AND_OLD_IMAGES', NewImage },
});
const good = toItem(organisationRecord({ emailDomainHashes: [hashOf('example.org')] }));

async function report(...records: object[]) {
  await handler({ Records: records });
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

test('counts nothing for good records and removals', async () => {
  const line = await report(record(good), record(toItem(lookUpRecord('example.org'))), record(undefined));
  expect(line).toMatchObject({ [RECORDS_CHECKED]: 3, [RECORDS_OUTSIDE_ALLOW_LIST]: 0, stray: [] });
});

test('counts records outside the allow-list, and repeats nothing of them', async () => {
  const stray = { ...good, 'A. Example': { S: 'a@example.org' }, signInDomain: { S: '+15550100' } };
  const nested = { ...good, status: { M: { name: { S: 'A. Example' } } } };
  const line = await report(record(good), record(stray, 'MODIFY'), record(nested));
  expect(line).toMatchObject({
    [RECORDS_CHECKED]: 3,
    [RECORDS_OUTSIDE_ALLOW_LIST]: 2,
    stray: [
      { eventId: 'e1', attributes: ['other', 'signInDomain'] },
      { eventId: 'e1', attributes: ['status'] },
    ],
  });
  expect(lines[0]).not.toMatch(/A\. Example|a@example|5550100/);
});

test('writes metrics that Amazon CloudWatch reads out of the log', async () => {
  const line = await report(record(good));
  const { Timestamp, CloudWatchMetrics } = line['_aws'] as {
    Timestamp: number;
    CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
  };
  expect(Math.abs(Timestamp - Date.now())).toBeLessThan(60_000);
  expect(CloudWatchMetrics).toHaveLength(1);
  const [directive] = CloudWatchMetrics;
  expect(directive).toMatchObject({ Namespace: REGISTRY_METRIC_NAMESPACE, Dimensions: [[]] });
  for (const { Name } of directive?.Metrics ?? []) expect(typeof line[Name]).toBe('number');
  expect(directive?.Metrics).toHaveLength(2);
});

test.each([undefined, {}, { Records: [{ eventID: 'e1', eventName: 'INSERT' }] }])('refuses the event %j', (event) => {
  expect(() => handler(event)).toThrow();
});
