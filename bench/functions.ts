import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a bundle may weigh, and how long its own code may take to start. */
const LARGEST_BYTES = 1_000_000;
const LONGEST_MILLISECONDS = 150;
const RUNS = 15;

const root = join(__dirname, '..');

/** As lib/constructs/node-function.ts has the CDK bundle a function; the AWS SDK is part of the runtime. */
function bundle(entry: string, outfile: string): number {
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    external: ['@aws-sdk/*', '@smithy/*'],
    logLevel: 'error',
  });
  return statSync(outfile).size;
}

/**
 * Starts a process, loads the bundle, and prints how long that took in it. The SDK is replaced by an object that answers
 * everything: what counts is the handler's own code.
 */
const STARTER = `
const Module = require('node:module');
const load = Module._load;
Module._load = (request, ...rest) =>
  /^@(aws-sdk|smithy)\\//.test(request) ? new Proxy({}, { get: () => class {} , has: () => true }) : load(request, ...rest);
const start = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - start));
`;

function coldStart(file: string): number {
  const times = Array.from({ length: RUNS }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', STARTER, file], { encoding: 'utf8' });
    if (status !== 0)
      throw new Error(`${file} does not load: ${stderr.split('\n').find((line) => line.includes('Error')) ?? ''}`);
    return Number(stdout);
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? NaN;
}

function measure(): number {
  const directory = mkdtempSync(join(tmpdir(), 'functions-'));
  try {
    const empty = join(directory, 'empty.ts');
    writeFileSync(empty, 'export const handler = (): Promise<void> => Promise.resolve();\n');
    const names = readdirSync(join(root, 'lambda')).filter((name) =>
      existsSync(join(root, 'lambda', name, 'handler.ts')),
    );
    const emptyFile = join(directory, 'empty.js');
    bundle(empty, emptyFile);
    const emptyStart = coldStart(emptyFile);
    process.stdout.write(`Node ${process.version}; median of ${RUNS} starts, the AWS SDK not counted\n`);
    process.stdout.write(
      `${'function'.padEnd(28)}${'bundle'.padStart(10)}${'cold start'.padStart(14)}${'of an empty one'.padStart(18)}\n`,
    );
    let failures = 0;
    for (const name of names) {
      const file = join(directory, `${name}.js`);
      const bytes = bundle(join(root, 'lambda', name, 'handler.ts'), file);
      const milliseconds = coldStart(file);
      const isGood = bytes < LARGEST_BYTES && milliseconds < LONGEST_MILLISECONDS;
      if (!isGood) failures += 1;
      process.stdout.write(
        `${name.padEnd(28)}${`${Math.round(bytes / 1_000)} kB`.padStart(10)}${`${milliseconds.toFixed(1)} ms`.padStart(14)}` +
          `${`${(milliseconds / emptyStart).toFixed(0)} times`.padStart(18)}${isGood ? '' : '  too much'}\n`,
      );
    }
    process.stdout.write(`goal: below ${LARGEST_BYTES / 1_000} kB and ${LONGEST_MILLISECONDS} ms\n`);
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

process.exitCode = measure();
