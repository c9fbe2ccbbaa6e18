import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireJurisdiction } from '../lib/domain/jurisdictions';
import { analyse } from '../lib/residency/analyse';
import { asInput, generateStacks } from './templates';

// One size, in a process of its own, so that its memory is its own. Prints one line of JSON.
const [stacks = 1, resources = 400] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-analyser-'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

try {
  const generated = generateStacks(stacks, resources);
  for (const stack of generated) writeFileSync(join(folder, stack.name), stack.write());

  const parseStart = performance.now();
  let bytes = 0;
  for (const { name } of generated) {
    const text = read(name);
    bytes += text.length;
    JSON.parse(text);
  }
  const parsing = performance.now() - parseStart;

  const { homeRegions } = requireJurisdiction('ca');
  const inputs = generated.map((stack) => asInput(stack, stack.name, () => read(stack.name)));
  const start = performance.now();
  const analysis = analyse(inputs, { scopeOf: () => ({ jurisdiction: 'ca', homeRegions, accounts: [] }) });
  const milliseconds = performance.now() - start;

  process.stdout.write(
    JSON.stringify({
      ...{ stacks, milliseconds, parsing, bytes },
      resources: analysis.counts.resources,
      flows: analysis.flows.length,
      findings: analysis.findings.length,
      peakKilobytes: process.resourceUsage().maxRSS,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
