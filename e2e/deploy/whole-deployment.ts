import { type StorageAssociation } from '../doubles/connect-double';
import { type Emulator } from '../emulator/emulator';
import { type Report } from '../report';
import { type AssemblyStack } from './assembly';
import { bootstrap, deployStack, type Outcome } from './deploy-assembly';
import { createReplicas, globalTablesOf, missingReplicas, type GlobalTable } from './registry-replicas';
import { destinationOf } from './storage-destination';

/** What a later chapter needs to know of the deployment. */
export interface WholeDeployment {
  readonly stacks: readonly AssemblyStack[];
  readonly outcomes: ReadonlyMap<AssemblyStack, Outcome>;
  readonly globalTables: readonly GlobalTable[];
}

/** Deploys every stack of an assembly, and says which came how far. */
export async function deployWhole(
  emulator: Emulator,
  assembly: string,
  stacks: readonly AssemblyStack[],
  report: Report,
): Promise<WholeDeployment> {
  report.chapter('Deployment of the example to the emulator, by the CDK CLI');
  await report.step('every account and Region is bootstrapped', () => bootstrap(emulator, assembly, stacks));
  const outcomes = new Map<AssemblyStack, Outcome>();
  const globalTables: GlobalTable[] = [];
  for (const stack of stacks) {
    await report.step(`${stack.id} in account ${stack.account}`, async () => {
      const outcome = await deployStack(emulator, assembly, stack);
      outcomes.set(stack, outcome);
      if (outcome.kind === 'in-part') {
        report.line(`NOT DEPLOYED as a whole: the emulator does not know ${outcome.unsupported.length} of its types;`);
        report.line(
          `${outcome.resources} resources deployed, ${outcome.exercised} exercised against the protocol double`,
        );
      }
      const tables = await globalTablesOf(emulator, stack);
      globalTables.push(...tables);
      for (const table of tables) await replicate(emulator, table, report);
    });
  }
  summarise(stacks, outcomes, report);
  await report.step('every storage association of every instance names a store of its own Region', () => {
    const associations = [...outcomes].flatMap(([stack, outcome]) =>
      outcome.kind === 'in-part' ? outcome.storage.map((association) => [stack, association] as const) : [],
    );
    if (associations.length === 0) throw new Error('no instance has a storage association');
    for (const [stack, association] of associations) requireOwnRegion(stack, association);
    report.line(`${associations.length} associations`);
  });
  return { stacks, outcomes, globalTables };
}

async function replicate(emulator: Emulator, table: GlobalTable, report: Report): Promise<void> {
  const missing = await missingReplicas(emulator, table);
  if (missing.length === 0) return;
  report.line(
    `the emulator's CloudFormation ignores the replicas in ${missing.join(', ')} with their keys and policies;`,
  );
  report.line(
    'made by the call of the resource handler, without key and policy: their place is exercised, not their protection',
  );
  await createReplicas(emulator, table, missing);
}

function summarise(
  stacks: readonly AssemblyStack[],
  outcomes: ReadonlyMap<AssemblyStack, Outcome>,
  report: Report,
): void {
  const reached = [...outcomes.values()];
  const inPart = reached.filter((outcome) => outcome.kind === 'in-part');
  report.line('');
  report.line(
    `${reached.length - inPart.length} of ${stacks.length} stacks deployed, ${inPart.length} in part, ${stacks.length - reached.length} not`,
  );
  for (const stack of stacks) if (!outcomes.has(stack)) report.line(`not deployed: ${stack.id}`);
  const unsupported = new Set(inPart.flatMap((outcome) => outcome.unsupported));
  if (unsupported.size === 0) return;
  report.line('Types that the emulator does not know, so that no stack was deployed with them:');
  for (const type of [...unsupported].sort()) report.line(`  ${type}`);
  report.line(
    'They were created by the calls of their CloudFormation handlers, in dependency order, against a double of',
  );
  report.line("Amazon Connect's protocol that checks every call against the SDK's model. That is not Amazon Connect.");
}

function requireOwnRegion(stack: AssemblyStack, association: StorageAssociation): void {
  const destination = destinationOf(association);
  const arn = destination.kind === 'bucket' ? destination.keyArn : destination.streamArn;
  const region = arn.split(':')[3];
  if (region !== stack.region) {
    throw new Error(`${stack.id}: ${association.resourceType} goes to ${arn}, which is in ${region}`);
  }
  // A bucket has no Region in its ARN; a generated name begins with the stack's, which has it.
  if (destination.kind === 'bucket' && !destination.bucket.includes(stack.region)) {
    throw new Error(`${stack.id}: ${association.resourceType} goes to the bucket ${destination.bucket}`);
  }
}
