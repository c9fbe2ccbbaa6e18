import * as z from 'zod';
import { numberFlag, runTypeScript, seconds } from './measure';

const resultSchema = z.object({
  stacks: z.number(),
  milliseconds: z.number(),
  parsing: z.number(),
  bytes: z.number(),
  resources: z.number(),
  flows: z.number(),
  findings: z.number(),
  peakKilobytes: z.number(),
});

type Result = z.output<typeof resultSchema>;

const RESOURCES = 400;
const RUNS = 3;

/** `--stacks 500` measures that size and its half; the sizes are doubled so that growth can be seen. */
const largest = numberFlag('stacks', 100);

/** The fastest of several runs: everything that disturbs a run makes it slower. */
function measure(stacks: number): Result {
  const results = Array.from({ length: stacks > 200 ? 1 : RUNS }, () => {
    const { stdout } = runTypeScript(['bench/analyse-stacks.ts', String(stacks), String(RESOURCES)]);
    return resultSchema.parse(JSON.parse(stdout));
  });
  return results.reduce((best, one) => (one.milliseconds < best.milliseconds ? one : best));
}

console.log(`residency analysis of generated stacks of ${RESOURCES} resources (Node ${process.version})`);
const half = measure(Math.max(1, Math.floor(largest / 2)));
const whole = measure(largest);
for (const result of [half, whole]) {
  const { stacks, resources, bytes, milliseconds, parsing, flows, findings, peakKilobytes } = result;
  console.log(
    [
      `  ${stacks} stacks, ${resources} resources, ${(bytes / 1e6).toFixed(1)} MB: ${seconds(milliseconds)}`,
      `${Math.round((resources / milliseconds) * 1000)} resources/s`,
      `${(milliseconds / parsing).toFixed(1)} times JSON.parse`,
      `${Math.round(peakKilobytes / 1024)} MB peak`,
      `${flows} flows, ${findings} findings`,
    ].join(', '),
  );
}
const growth = whole.milliseconds / half.milliseconds;
console.log(`  growth from ${half.stacks} to ${whole.stacks} stacks: ${growth.toFixed(2)} times`);
