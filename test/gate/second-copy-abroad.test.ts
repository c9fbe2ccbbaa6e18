import { type GateRun } from '../support/gate-process';
import { gateRun } from '../support/gate-runs';

/** How many findings the gate leaves open, by the line of its summary. */
function openFindings({ stdout }: GateRun): Readonly<Record<string, number>> {
  const counts = stdout.matchAll(/^(cdk-nag|contact flows|residency) .* (\d+) findings?(?:,.*)?$/gm);
  return Object.fromEntries([...counts].map(([, phase = '', count]) => [phase, Number(count)]));
}

test('second copies at home satisfy the packs that demand replication, and the residency gate', () => {
  const { code, ...home } = gateRun('shipped');
  expect(openFindings(home)).toEqual({ 'cdk-nag': 0, 'contact flows': 0, residency: 0 });
  expect(code).toBe(0);
});

// Why the residency gate is needed: the packs demand replication and do not ask where to.
test('second copies abroad leave those packs green and turn the residency gate red', () => {
  const { code, evidence, ...abroad } = gateRun('abroad');
  const { residency, ...others } = openFindings(abroad);
  expect(others).toEqual({ 'cdk-nag': 0, 'contact flows': 0 });
  expect(evidence('policy-findings.json')).toMatchObject({ open: [] });
  expect(residency).toBeGreaterThan(10);
  expect(code).toBe(1);
});
