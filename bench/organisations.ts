/**
 * The functions that callers wait for: size of the bundle, cold start, own time of a request, and what the look-up adds
 * to the bare SDK call. `--node PATH` measures another Node.js than the one that runs this, such as Lambda's version 24.
 */
import dynalite from 'dynalite';
import { buildSync } from 'esbuild';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { median, numberFlag, root } from './measure';

const names = ['look-up-organisation', 'authorise-request', 'issue-claims', 'check-registry-stream'] as const;
type Name = (typeof names)[number];

const coldRuns = numberFlag('cold-runs', 15);
const requests = numberFlag('requests', 5_000);
const flag = process.argv.indexOf('--node');
const node = flag < 0 ? process.execPath : (process.argv[flag + 1] ?? '');

const scratch = mkdtempSync(join(tmpdir(), 'bench-organisations-'));
const bundleOf = (name: string): string => join(scratch, `${name}.js`);

/** As the construct `NodeFunction` bundles: the SDK is in the runtime. */
function bundle(name: string, entry: string): number {
  buildSync({
    entryPoints: [join(root, entry)],
    outfile: bundleOf(name),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minifyWhitespace: true,
    external: ['@aws-sdk/*', '@smithy/*'],
    logLevel: 'error',
  });
  return statSync(bundleOf(name)).size;
}

const coldSchema = z.object({ version: z.string(), sdk: z.number(), own: z.number(), first: z.number() });
const warmSchema = z.object({
  p50: z.number(),
  p99: z.number(),
  processorP99: z.number(),
  outcomes: z.record(z.string(), z.number()),
});
const throughputSchema = z.object({ bare: z.number(), handler: z.number() });

/** A probe in a process of its own. Its standard output, the function's log, goes nowhere. */
async function probe<T>(schema: z.ZodType<T>, ...args: readonly string[]): Promise<T> {
  const child = fork(bundleOf('probe'), [...args], {
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      NODE_PATH: join(root, 'node_modules'),
      // The SDK's advice to use a newer Node.js.
      NODE_NO_WARNINGS: '1',
      AWS_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      REGISTRY_TABLE_NAME: 'registry',
      USER_POOL_ID: 'ca-central-1_Example1',
      USER_POOL_CLIENT_ID: '4example23client',
      IDENTITY_PROVIDER_ORGANISATIONS: '{}',
    },
  });
  const [message] = (await once(child, 'message')) as [unknown];
  return schema.parse(message);
}

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

async function coldStart(name: Name): Promise<string> {
  const rounds: z.output<typeof coldSchema>[] = [];
  for (let run = 0; run < coldRuns; run++) rounds.push(await probe(coldSchema, 'cold', name, bundleOf(name)));
  const of = (what: 'sdk' | 'own' | 'first'): string => milliseconds(median(rounds.map((round) => round[what])));
  return `cold: own code ${of('own')}, first request ${of('first')} (SDK before it ${of('sdk')})`;
}

async function warm(name: Name): Promise<string> {
  const { p50, p99, processorP99, outcomes } = await probe(warmSchema, 'warm', name, bundleOf(name), String(requests));
  const seen = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  // On a machine with other work, the clock also measures who else had the processor.
  const clock = `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)} by the clock`;
  return `warm, apart from the database: ${clock}, p99 ${milliseconds(processorP99)} of processor (${seen.join(', ')})`;
}

async function throughput(): Promise<string> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const rounds: z.output<typeof throughputSchema>[] = [];
    for (let run = 0; run < 3; run++) {
      rounds.push(
        await probe(throughputSchema, 'throughput', 'look-up-organisation', bundleOf('look-up-organisation'), endpoint),
      );
    }
    const bare = median(rounds.map((round) => round.bare));
    const handler = median(rounds.map((round) => round.handler));
    return `${Math.round(handler)}/s, bare GetItem of the SDK ${Math.round(bare)}/s: ${((100 * handler) / bare).toFixed(0)} %`;
  } finally {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}

async function main(): Promise<void> {
  try {
    bundle('probe', 'bench/function-probe.ts');
    const sizes = new Map(names.map((name) => [name, bundle(name, `lambda/${name}/handler.ts`)]));
    const { version } = await probe(coldSchema, 'cold', 'issue-claims', bundleOf('issue-claims'));
    console.log(`functions of organisations, Node.js ${version}; medians of ${coldRuns} starts, ${requests} requests`);
    for (const name of names) {
      console.log(`${name}\n  bundle: ${Math.round((sizes.get(name) ?? 0) / 1000)} kB without the SDK`);
      console.log(`  ${await coldStart(name)}`);
      console.log(`  ${await warm(name)}`);
    }
    console.log(`look-ups from a local engine, 16 at once, nothing cached: ${await throughput()}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
