import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type ClientSettings } from '../../lib/audit/audit-clients';
import { REGION } from '../support/live/declared-account';
import { startLiveDoubles } from '../support/live/live-doubles';
import { cleanState } from '../support/live/live-state';

/** As many as AUDIT_BUCKETS says: 10,000 in CI, which need the memory and half a minute. Pages have 200. */
const COUNT = Number(process.env['AUDIT_BUCKETS'] ?? 600);

interface Outcome {
  readonly stores: number;
  readonly said: readonly (readonly [string, string, string])[];
}

/** Audits in a process whose heap is bounded as a small function's is. */
function inOwnProcess(settings: ClientSettings): Promise<Outcome> {
  const script = join(__dirname, '../support/live/audit-process.ts');
  const child = spawn(process.execPath, ['--max-old-space-size=256', '--import', 'tsx', script], {
    env: { ...process.env, AUDIT_SETTINGS: JSON.stringify(settings), NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as Outcome);
      else reject(new Error(`the audit ended with code ${code}`));
    });
  });
}

const rule = { Id: 'end', Status: 'Enabled', ExpirationInDays: 365 };
const lifecycle = { Rules: Array.from({ length: 5 }, (_, at) => ({ ...rule, Prefix: `prefix-${at}/` })) };
const tags = Array.from({ length: 10 }, (_, at) => ({ Key: `key-${at}`, Value: `a value of ordinary length ${at}` }));

/**
 * Cloud Control for buckets only, without the checks of the protocol double, which other tests make: 20,000 calls take
 * their time.
 */
function startBucketReader(): Promise<{
  readonly server: Server;
  readonly endpoint: string;
  readonly reads: () => number;
}> {
  let reads = 0;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      reads += 1;
      const { TypeName, Identifier } = JSON.parse(text) as { TypeName: string; Identifier?: string };
      const isBucket = TypeName === 'AWS::S3::Bucket';
      const properties = isBucket
        ? { BucketName: Identifier, LifecycleConfiguration: lifecycle, Tags: tags }
        : { Bucket: Identifier, PolicyDocument: { Statement: [] } };
      const answer =
        Identifier === undefined
          ? { TypeName, ResourceDescriptions: [] }
          : { TypeName, ResourceDescription: { Identifier, Properties: JSON.stringify(properties) } };
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      resolve({ server, endpoint: `http://127.0.0.1:${port}`, reads: () => reads });
    });
  });
}

test(`${COUNT} buckets are audited within 256 MB, each of them`, async () => {
  const state = cleanState();
  for (let index = 0; index < COUNT; index += 1) {
    state.buckets.push({ name: `bucket-of-the-organisation-${index}`, region: REGION });
  }
  const [doubles, reader] = await Promise.all([startLiveDoubles(state), startBucketReader()]);
  try {
    const { settings } = doubles;
    const { stores, said } = await inOwnProcess({
      ...settings,
      endpoints: { ...settings.endpoints, cloudcontrolapi: reader.endpoint },
    });
    expect(stores).toBeGreaterThan(COUNT);
    const undeclared = said.filter(([found, , id]) => found === 'store-is-declared' && id.startsWith('bucket-of-the-'));
    expect(new Set(undeclared.map(([, , id]) => id)).size).toBe(COUNT);
    expect(reader.reads()).toBeGreaterThan(2 * COUNT);
    expect(doubles.calls().filter((call) => call === 's3:GET /')).toHaveLength(COUNT / 200 + 1);
  } finally {
    await doubles.close();
    reader.server.closeAllConnections();
    reader.server.close();
  }
}, 120_000);
