import { type Report } from '../report';
import { readTemplate, type AssemblyStack } from './assembly';
import { isWhole, type Outcome } from './stack-rounds';

/** Says how many stacks were deployed, and of the others what was made otherwise and what is not there. */
export function summarise(
  stacks: readonly AssemblyStack[],
  outcomes: ReadonlyMap<string, Outcome>,
  report: Report,
): void {
  const reached = stacks.flatMap((stack) => {
    const outcome = outcomes.get(stack.id);
    return outcome === undefined ? [] : [[stack, outcome] as const];
  });
  const inPart = reached.filter(([, outcome]) => !isWhole(outcome));
  const counts = [reached.length - inPart.length, inPart.length, stacks.length - reached.length];
  report.line('');
  report.line(`${counts[0]} of ${stacks.length} stacks deployed, ${counts[1]} in part, ${counts[2]} not at all`);
  for (const stack of stacks) if (!outcomes.has(stack.id)) report.line(`not deployed at all: ${stack.id}`);
  if (inPart.length === 0) return;
  report.line('Not deployed, because the emulator has nothing of the kind, or less than AWS:');
  const otherwise = new Map<string, Map<string, number>>();
  const left = new Map<string, number>();
  for (const [stack, outcome] of inPart) {
    const { Resources } = readTemplate(stack);
    const typeOf = (id: string): string => Resources[id]?.Type ?? id;
    for (const [how, ids] of outcome.otherwise) {
      const types = otherwise.get(how) ?? new Map<string, number>();
      for (const id of ids) types.set(typeOf(id), (types.get(typeOf(id)) ?? 0) + 1);
      otherwise.set(how, types);
    }
    for (const [id, why] of outcome.left) {
      const line = `${typeOf(id)}: ${why}`;
      left.set(line, (left.get(line) ?? 0) + 1);
    }
  }
  for (const [how, types] of otherwise) {
    report.line(`  ${how}:`);
    for (const [type, count] of [...types].sort()) report.line(`    ${count} ${type}`);
  }
  if (left.size > 0) report.line('  not there:');
  for (const [line, count] of [...left].sort()) report.line(`    ${count} ${line}`);
  report.line("A double checks every call against the SDK's model of the service. It is not the service.");
}
