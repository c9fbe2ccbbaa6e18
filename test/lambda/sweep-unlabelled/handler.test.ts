import { createServer } from 'node:http';
import { requireLoopback } from '../../../e2e/loopback';
import { handler as labelContent } from '../../../lambda/label-content/handler';
import { handler } from '../../../lambda/sweep-unlabelled/handler';
import { labelOf, tagsOf } from '../../../lib/domain/labels';
import { type StoredVersion } from '../../support/erasure/stored-version';
import { labels } from '../../support/erasure/erasure-places';
import { handlerStage } from '../../support/erasure/handler-environment';
import { newPerson } from '../../support/erasure/people';

const stage = handlerStage();
let lambdaEndpoint: string;
let lines: string[];

/** AWS Lambda with the function that labels, as it is. */
const lambda = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url !== '/2015-03-31/functions/label-content/invocations') {
      response.writeHead(404).end('{}');
      return;
    }
    void labelContent(JSON.parse(Buffer.concat(chunks).toString())).then((answer) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
    );
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
  const address = lambda.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  lambdaEndpoint = requireLoopback('the double of lambda', `http://127.0.0.1:${port}`).origin;
});
afterAll(() => {
  lambda.closeAllConnections();
  lambda.close();
});

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

const enter = async () => {
  const buckets = Object.entries(labels).map(([bucket, label]) => {
    const { content, dataClass, classification, retentionDays } = label;
    return { bucket, content, dataClass, classification, retentionDays };
  });
  const LABELS = JSON.stringify({ jurisdiction: 'ca', organisation: 'northwind', buckets });
  return stage.enter({ LABELS, LABELLER: 'label-content', AWS_ENDPOINT_URL_LAMBDA: lambdaEndpoint });
};
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const put = (bucket: string, key: string, more: Partial<StoredVersion> = {}) =>
  stage.engines().s3.put(bucket, key, Buffer.from('content'), { modifiedAt: daysAgo(1), ...more });
/** Calls until nothing is to be done, as the schedule does. */
const sweep = async (): Promise<readonly string[]> => {
  const outcomes = [(await handler()).outcome];
  while (outcomes.at(-1) === 'under-way') outcomes.push((await handler()).outcome);
  return outcomes;
};
const counts = () =>
  lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => 'ObjectsStillUnlabelled' in line)
    .map((line) => [line['ObjectsFoundUnlabelled'], line['ObjectsStillUnlabelled']]);

test('finds every version whose event never came, in every bucket, and has it labelled and registered', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  const key = `x/${person.contactIds[0]}.wav`;
  const [old, current] = [put('recordings', key, { modifiedAt: daysAgo(500) }), put('recordings', key)];
  const transcript = put('transcripts', 'y.json');
  const labelled = put('transcripts', 'z.json', { tags: tagsOf(labels['transcripts'] ?? fail()) });
  expect(await sweep()).toEqual(['completed']);
  for (const version of [old, current]) expect(labelOf(version.tags)).toEqual(labels['recordings']);
  expect(labelOf(transcript.tags)).toEqual(labels['transcripts']);
  expect(labelOf(labelled.tags)).toEqual(labels['transcripts']);
  expect(await world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }))).toHaveLength(2);
  expect(counts()).toEqual([[3, 0]]);
});

function fail(): never {
  throw new Error('the bucket has a label');
}

test('a label that the definition has changed since is written anew', async () => {
  await enter();
  const stale = put('transcripts', 'a.json', {
    tags: tagsOf({ ...(labels['transcripts'] ?? fail()), retentionDays: 9 }),
  });
  await sweep();
  expect(labelOf(stale.tags)).toEqual(labels['transcripts']);
});

test('leaves alone what the labelling may still be at', async () => {
  await enter();
  const fresh = put('transcripts', 'fresh.json', { modifiedAt: new Date(Date.now() - 60_000) });
  await sweep();
  expect(fresh.tags).toEqual({});
});

test('what cannot be labelled is counted, and holds nothing up', async () => {
  await enter();
  const tags = { a: '1', b: '2', c: '3', d: '4' };
  put('transcripts', 'full.json', { tags });
  const other = put('transcripts', 'other.json');
  expect(await sweep()).toEqual(['completed']);
  expect(labelOf(other.tags)).toBeDefined();
  expect(counts()).toEqual([[2, 1]]);
});

test('of two calls at once one goes on', async () => {
  await enter();
  put('transcripts', 'a.json');
  const outcomes = await Promise.all([handler(), handler()]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['completed', 'under-way']);
  expect(counts()).toEqual([[1, 0]]);
});

test('an error of the function that labels is an error, and the next call begins with the same page', async () => {
  await enter();
  const version = put('recordings', 'a.wav');
  process.env['LABELLER'] = 'another-function';
  await expect(handler()).rejects.toThrow();
  expect(counts()).toEqual([]);
  process.env['LABELLER'] = 'label-content';
  expect(await sweep()).toEqual(['completed']);
  expect(labelOf(version.tags)).toBeDefined();
});
