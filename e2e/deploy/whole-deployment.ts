import { type Emulator } from '../emulator/emulator';
import { type Report } from '../report';
import { type AssemblyStack } from './assembly';
import { bootstrap, deployStack } from './deploy-assembly';

/** Deploys every stack of the example, and says which came how far. */
export async function deployWhole(
  emulator: Emulator,
  assembly: string,
  stacks: readonly AssemblyStack[],
  report: Report,
): Promise<void> {
  report.chapter('Deployment of the example to the emulator, by the CDK CLI');
  await report.step('every account and Region is bootstrapped', () => bootstrap(emulator, assembly, stacks));
  const counts = { deployed: 0, inPart: 0 };
  const storage: string[] = [];
  const unsupported = new Set<string>();
  for (const stack of stacks) {
    const outcome = await report.step(`${stack.id} in account ${stack.account}`, async () => {
      const reached = await deployStack(emulator, assembly, stack);
      if (reached.kind === 'deployed') {
        counts.deployed += 1;
        return reached;
      }
      counts.inPart += 1;
      reached.unsupported.forEach((type) => unsupported.add(type));
      storage.push(...reached.storage.map((association) => `${stack.id}: ${association}`));
      report.line(`NOT DEPLOYED as a whole: the emulator has no ${reached.unsupported.join(', ')}`);
      report.line(
        `${reached.resources} of its resources deployed; ${reached.exercised} exercised against the protocol double`,
      );
      return reached;
    });
    if (outcome === undefined) report.line(`NOT DEPLOYED: ${stack.id}`);
  }
  report.line('');
  report.line(
    `${counts.deployed} of ${stacks.length} stacks deployed, ${counts.inPart} in part, ${stacks.length - counts.deployed - counts.inPart} not`,
  );
  if (unsupported.size > 0) {
    report.line(`Types that no stack was deployed with: ${[...unsupported].sort().join(', ')}`);
    report.line(
      'They were created by the calls of their CloudFormation handlers, in dependency order, against a double of',
    );
    report.line(
      "Amazon Connect's protocol that checks every call against the SDK's model. That is not Amazon Connect.",
    );
  }
  await report.step('every storage association of every instance names a store of its own Region', () => {
    if (storage.length === 0) throw new Error('no instance has a storage association');
    for (const association of storage) requireOwnRegion(association);
  });
}

/** `ca-dev/ca-central-1-contact-centre: TYPE -> destination`, whose destination names the Region. */
function requireOwnRegion(association: string): void {
  const region = /^[^/]+\/([a-z]+-[a-z]+(?:-[a-z]+)?-\d)-/.exec(association)?.[1];
  const destination = association.split(' -> ')[1] ?? '';
  if (region === undefined || !destination.includes(region))
    throw new Error(`${association} names no store of its Region`);
}
