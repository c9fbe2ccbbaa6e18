import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { median, numberFlag, runNode, runTypeScript, seconds } from './measure';

const runSchema = z.object({ timings: z.record(z.string(), z.number()) });

const runs = numberFlag('runs', 3);
const scratch = mkdtempSync(join(tmpdir(), 'bench-gate-'));
const assembly = join(scratch, 'cdk.out');

interface Round {
  readonly nodeStart: number;
  readonly bareSynthesis: number;
  readonly engineStart: number;
  readonly engine: number;
  readonly gate: number;
  readonly phases: Readonly<Record<string, number>>;
}

/** One run of everything, so that all figures of a round are of the same minute of the machine. */
function round(): Round {
  const nodeStart = runNode(['--eval', '0']).milliseconds;
  const synthesis = runTypeScript(['bench/bare-synthesis.ts', assembly], { env: { CDK_VALIDATION: 'false' } });
  const engineStart = runTypeScript(['bench/validation-engine.ts', 'start', scratch]);
  const engine = runTypeScript(['bench/validation-engine.ts', 'assembly', assembly]);
  const gate = runTypeScript(['bin/residency.ts', 'gate', '--output', join(scratch, 'evidence')], {
    // With findings it takes as long.
    accepted: [0, 1],
  });
  const run = readFileSync(join(scratch, 'evidence', 'run.json'), 'utf8');
  return {
    nodeStart,
    bareSynthesis: synthesis.milliseconds - nodeStart,
    engineStart: Number(engineStart.stdout),
    engine: Number(engine.stdout),
    gate: gate.milliseconds,
    phases: runSchema.parse(JSON.parse(run)).timings,
  };
}

try {
  const rounds = Array.from({ length: runs }, round);
  const middle = (value: (one: Round) => number): number => median(rounds.map(value));
  const line = (name: string, milliseconds: number, note = ''): void =>
    console.log(`  ${name.padEnd(34)} ${seconds(milliseconds).padStart(9)}  ${note}`.trimEnd());

  const gate = middle((one) => one.gate);
  console.log(`residency gate on the example deployment, medians of ${runs} (Node ${process.version})`);
  for (const phase of Object.keys(rounds[0]?.phases ?? {})) {
    const spent = middle((one) => one.phases[phase] ?? NaN);
    line(phase, spent, `${((100 * spent) / gate).toFixed(1)} %`);
  }
  line('whole process', gate);

  console.log('The floor: what the gate cannot do without');
  line(
    'Node start',
    middle((one) => one.nodeStart),
  );
  line(
    'bare synthesis',
    middle((one) => one.bareSynthesis),
    'loading TypeScript and the CDK included',
  );
  line(
    'CloudFormation validation',
    middle((one) => one.engine),
    'of the same templates',
  );
  line(
    '  of which its engine starts in',
    middle((one) => one.engineStart),
    'one bucket',
  );

  const floor = middle((one) => one.nodeStart + one.bareSynthesis + one.engine);
  const startFloor = middle((one) => one.nodeStart + one.bareSynthesis + one.engineStart);
  console.log(`gate / (Node + synthesis + validation):       ${(gate / floor).toFixed(2)} (goal: 1.5 at most)`);
  console.log(`gate / (Node + synthesis + engine start only): ${(gate / startFloor).toFixed(2)}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
