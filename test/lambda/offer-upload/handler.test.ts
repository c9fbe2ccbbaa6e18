import { createHash } from 'node:crypto';
import { request } from 'node:http';
import * as z from 'zod';
import { handler } from '../../../lambda/offer-upload/handler';
import { type UploadOffer } from '../../../lambda/offer-upload/contract';
import { handler as labelContent } from '../../../lambda/label-content/handler';
import { type Label, labelOf, tagsOf } from '../../../lib/domain/labels';
import { handlerStage } from '../../support/erasure/handler-environment';
import { CREDENTIALS } from '../../support/erasure/place';
import { EASTERN, NORTHERN } from '../../support/organisations';
import { presignedProblem } from '../../support/presigned-request';

const stage = handlerStage();
const content = Buffer.from('a letter');
const phone = '+15145550100';
const declaration = {
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  contentType: 'application/pdf',
  pii: ['file', 'contact-identifier'],
  identifiers: [{ kind: 'phone', value: phone }],
};
const ofFiles = { classification: 'protected-b', retentionDays: 365 };
const label = { jurisdiction: 'ca', ...ofFiles };
let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

const enter = async (more: Readonly<Record<string, string>> = {}) => {
  const world = await stage.enter({
    BUCKET: 'files',
    PREFIX: 'application-files',
    CONTENT_KEY_ARN: 'arn:aws:kms:ca-central-1:111111111111:key/content',
    ACCOUNT: '111111111111',
    LABEL: JSON.stringify(label),
    SHORTER_RETENTIONS: '[30,90]',
    ...more,
  });
  stage.engines().s3.buckets.set('files', []);
  return world;
};
const event = (body: unknown, organisationId = NORTHERN, callerOrganisationId = organisationId) => ({
  httpMethod: 'POST',
  resource: '/organisations/{organisationId}/files',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  requestContext: { authorizer: { organisationId, callerOrganisationId } },
});
const offered = async (body: object = {}, organisationId = NORTHERN): Promise<UploadOffer> => {
  const { statusCode, body: text } = await handler(event({ ...declaration, ...body }, organisationId));
  expect([statusCode, text]).toEqual([201, expect.any(String)]);
  return JSON.parse(text) as UploadOffer;
};
const refusal = async (body: unknown, ...organisations: [string?, string?]) => {
  const { statusCode, body: text } = await handler(event(body, ...organisations));
  return [statusCode, (JSON.parse(text) as { message: string }).message] as const;
};

/** Brings a file as the offer says, to the double in place of the host. */
const bring = ({ url, method, headers }: UploadOffer, body: Buffer): Promise<number | undefined> => {
  const { pathname, search } = new URL(url);
  // The double has no hosts for buckets.
  const at = new URL(
    `${pathname.startsWith('/files/') ? '' : '/files'}${pathname}${search}`,
    stage.engines().s3.endpoint,
  );
  return new Promise((resolve, reject) => {
    request(at, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(body);
  });
};

test.each(['ca-central-1', 'us-east-1', 'eu-central-1'])('the address is a host of %s', async (region) => {
  await enter({ AWS_REGION: region });
  delete process.env['AWS_ENDPOINT_URL_S3'];
  const { url } = await offered({ pii: [], identifiers: [] });
  expect(new URL(url).host).toBe(`files.s3.${region}.amazonaws.com`);
  expect(url).toContain(`%2F${region}%2Fs3%2Faws4_request`);
});

test('every header is signed: none can be changed, left out or added', async () => {
  await enter();
  delete process.env['AWS_ENDPOINT_URL_S3'];
  const offer = await offered({ tags: { case: '7 b' } });
  const problem = (headers: Readonly<Record<string, string>>) =>
    presignedProblem({ ...offer, headers }, CREDENTIALS.secretAccessKey);
  expect(problem(offer.headers)).toBeUndefined();
  for (const name of Object.keys(offer.headers)) {
    expect([name, problem({ ...offer.headers, [name]: 'x' })]).toEqual([name, 'the signature does not match']);
    const others = Object.entries(offer.headers).filter(([other]) => other !== name);
    expect(problem(Object.fromEntries(others))).toBe(`signed headers are not sent: ${name}`);
  }
  expect(problem({ ...offer.headers, 'x-amz-acl': 'public-read' })).toBe('headers are sent unsigned: x-amz-acl');
  expect(Object.keys(offer.headers).sort()).toEqual([
    'content-length',
    'content-type',
    'if-none-match',
    'x-amz-checksum-sha256',
    'x-amz-expected-bucket-owner',
    'x-amz-meta-subjects',
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-tagging',
  ]);
});

test('the offer ends after five minutes, and holds no identifier', async () => {
  await enter();
  const before = Date.now();
  const offer = await offered();
  expect(new URL(offer.url).searchParams.get('X-Amz-Expires')).toBe('300');
  expect(Date.parse(offer.expiresAt) - before).toBeLessThan(301_000);
  expect(JSON.stringify(offer) + lines.join('')).not.toContain(phone.slice(1));
  expect(JSON.parse(lines.at(-1) ?? '{}')).toEqual({ event: 'upload-offered', status: 201, organisationId: NORTHERN });
});

test('a file arrives under its declared label, is registered by its event, and is written over by nobody', async () => {
  const world = await enter({
    LABELS: JSON.stringify({
      jurisdiction: 'ca',
      organisation: 'northwind',
      buckets: [{ bucket: 'files', content: 'application-file', dataClass: 'customer-content', ...ofFiles }],
    }),
  });
  const offer = await offered({ retentionDays: 30, tags: { case: '7 b' } });
  expect(await bring(offer, content)).toBe(200);
  const [version] = stage.engines().s3.versions('files');
  const expected: Label = {
    ...label,
    content: 'application-file',
    dataClass: 'customer-content',
    organisation: NORTHERN,
    retentionDays: 30,
    pii: ['file', 'contact-identifier'],
  };
  expect(version?.tags).toEqual({ case: '7 b', ...tagsOf(expected) });
  const body = { detail: { bucket: { name: 'files' }, object: { key: offer.key, 'version-id': version?.versionId } } };
  await labelContent({ Records: [{ messageId: '1', body: JSON.stringify(body) }] });
  expect(labelOf(version?.tags ?? {})).toEqual(expected);
  expect(await world.register.rows(world.keyOf({ kind: 'phone', value: phone }))).toMatchObject([
    { store: 'object', category: 'application-file', bucket: 'files', key: offer.key, state: 'held' },
  ]);
  expect(await bring(offer, content)).toBe(412);
});

test('organisations have keys apart, and every file one of its own', async () => {
  await enter();
  const keys = [await offered(), await offered(), await offered({}, EASTERN)].map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
  expect(keys.map((key) => key.split('/').slice(0, 2))).toEqual([
    ['application-files', NORTHERN],
    ['application-files', NORTHERN],
    ['application-files', EASTERN],
  ]);
});

test('a file about nobody names nobody', async () => {
  await enter();
  const { headers } = await offered({ pii: [], identifiers: [] });
  expect(headers).not.toHaveProperty('x-amz-meta-subjects');
  expect(headers['x-amz-tagging']).toContain('residency%3Apii=none');
});

test.each<readonly [string, unknown, string]>([
  ['no JSON', '{', 'body: '],
  [
    'a number that is none',
    { ...declaration, identifiers: [{ kind: 'phone', value: '0123456789' }] },
    'identifiers.0.',
  ],
  ['a size beyond the limit', { ...declaration, bytes: 1e12 }, 'bytes: '],
  ['a retention of no rule', { ...declaration, retentionDays: 31 }, 'retentionDays: is none of 30, 90; leave it out'],
])('refuses %s, and repeats no identifier', async (_, body, expected) => {
  await enter();
  const [status, message] = await refusal(body);
  expect([status, message]).toEqual([400, expect.stringContaining(expected)]);
  expect(message).not.toContain('0123456789');
});

test('brings no file for another organisation, whatever was granted', async () => {
  await enter();
  expect(await refusal(declaration, NORTHERN, EASTERN)).toEqual([403, 'files are of the own organisation only']);
});

test('refuses what nobody authorised, and needs its environment', async () => {
  await enter();
  await expect(handler({ ...event(declaration), requestContext: {} })).rejects.toBeInstanceOf(z.ZodError);
  delete process.env['BUCKET'];
  await expect(handler(event(declaration))).rejects.toBeInstanceOf(z.ZodError);
});
