import {
  accountsOf,
  planReferenceReplications,
  planRegistries,
  regionsOf,
  type DeploymentDefinition,
} from '../../lib/config';
import { type Report } from '../report';
import { readAssembly, type AssemblyStack } from './assembly';
import { type Deployer } from './deployer';
import { createReplicas, globalTablesOf, missingReplicas, type GlobalTable } from './registry-replicas';
import { isWhole, type Outcome } from './stack-rounds';
import { requireOwnRegion } from './storage-destination';
import { summarise } from './summary';

/** What a later chapter needs to know of the deployment. */
export interface WholeDeployment {
  /** As they were synthesized last, when everything was known that is looked up. */
  readonly stacks: readonly AssemblyStack[];
  /** By id of the stack. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly globalTables: readonly GlobalTable[];
}

interface Pass {
  readonly assembly: string;
  readonly stacks: readonly AssemblyStack[];
}

/**
 * Deploys every environment of the example in the order that README gives, and says which stack came how far. Each pass
 * synthesizes anew, because it looks up what the pass before it has written down.
 */
export class WholeDeploymentRun {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly globalTables = new Map<string, GlobalTable>();

  constructor(
    private readonly deployer: Deployer,
    private readonly definition: DeploymentDefinition,
    private readonly report: Report,
  ) {}

  async deploy(): Promise<WholeDeployment | undefined> {
    const { report, definition } = this;
    report.chapter('Deployment of the example to the emulator, by the CDK CLI, in the order of README');
    const accounts = new Set(
      Object.keys(definition.environments).flatMap((environment) => accountsOf(definition, environment)),
    );
    const [operator = ''] = accounts;
    await report.step('every account and Region is bootstrapped', async () => {
      for (const account of accounts) {
        // One operator synthesizes for all accounts, and so must be let look up in the others.
        await this.deployer.bootstrap(account, regionsOf(definition), account === operator ? undefined : operator);
      }
    });
    const synth = (name: string, what: string, context?: Readonly<Record<string, string>>) =>
      report.step(what, async (): Promise<Pass> => {
        const assembly = await this.deployer.synth(operator, name, context);
        return { assembly, stacks: readAssembly(assembly) };
      });
    const registries = planRegistries(definition);
    const references = planReferenceReplications(definition);
    const isReference = ({ stage }: AssemblyStack) => references.some(({ id }) => id === stage);
    const isMaster = ({ id }: AssemblyStack) =>
      registries.some((registry) => id === `${registry.id}/${registry.masterRegion}-registry`);
    const isNetwork = ({ id }: AssemblyStack) =>
      references.some((reference) => id === `${reference.id}/${reference.masterRegion}-network`);

    const replicas = [...new Set(registries.flatMap(({ replicaRegions }) => replicaRegions))].join(',');
    const first = await synth('first', 'synthesized, with new registries', { 'new-registry-replicas': replicas });
    if (first === undefined) return undefined;
    await this.deployPass(first, (stack) => !isReference(stack));
    const second = await synth('second', 'synthesized again: networks and hosts are looked up');
    if (second === undefined) return undefined;
    report.line('the registries once more, now with the policies of their replicas; and the networks between Regions');
    await this.deployPass(second, (stack) => isMaster(stack) || isNetwork(stack));
    const third = await synth('third', 'synthesized again: peerings are looked up');
    if (third === undefined) return undefined;
    await this.deployPass(third, (stack) => isReference(stack) && !isNetwork(stack));
    summarise(third.stacks, this.outcomes, report);
    await this.requireOwnRegions(third.stacks);
    return { stacks: third.stacks, outcomes: this.outcomes, globalTables: [...this.globalTables.values()] };
  }

  /** Deploys some stacks of an assembly, account by account. */
  private async deployPass({ assembly, stacks }: Pass, isOfPass: (stack: AssemblyStack) => boolean): Promise<void> {
    const wanted = stacks.filter(isOfPass);
    for (const account of new Set(wanted.map((stack) => stack.account))) {
      const own = wanted.filter((stack) => stack.account === account);
      const results = await this.report.step(`account ${account}: ${own.length} stacks`, () =>
        this.deployer.deploy(assembly, own),
      );
      for (const stack of own) await this.tell(stack, results?.get(stack));
    }
  }

  private async tell(stack: AssemblyStack, result: Outcome | Error | undefined): Promise<void> {
    const { report } = this;
    await report.step(stack.id, () => {
      if (result === undefined) throw new Error('nothing was deployed');
      if (result instanceof Error) throw result;
    });
    if (result === undefined || result instanceof Error) return;
    this.outcomes.set(stack.id, result);
    if (!isWhole(result)) {
      const parts = [...result.otherwise].map(([how, ids]) => `${ids.length} ${how}`);
      const left = result.left.size > 0 ? [`${result.left.size} not there`] : [];
      report.line(
        `NOT DEPLOYED as a whole: ${[`${result.deployed} resources deployed`, ...parts, ...left].join('; ')}`,
      );
    }
    for (const table of await globalTablesOf(this.deployer.emulator, stack)) await this.replicate(stack, table);
  }

  private async replicate(stack: AssemblyStack, table: GlobalTable): Promise<void> {
    const { report, deployer } = this;
    this.globalTables.set(stack.id, table);
    const missing = await missingReplicas(deployer.emulator, table);
    if (missing.length === 0) return;
    report.line(
      `the emulator's CloudFormation ignores the replicas in ${missing.join(', ')} with their keys and policies;`,
    );
    report.line(
      'made by the call of the resource handler, without key and policy: their place is exercised, not their protection',
    );
    await createReplicas(deployer.emulator, table, missing);
  }

  private async requireOwnRegions(stacks: readonly AssemblyStack[]): Promise<void> {
    await this.report.step('every storage association of every instance names a store of its own Region', () => {
      const associations = stacks.flatMap((stack) =>
        (this.outcomes.get(stack.id)?.storage ?? []).map((association) => [stack, association] as const),
      );
      if (associations.length === 0) throw new Error('no instance has a storage association');
      for (const [stack, association] of associations) requireOwnRegion(stack, association);
      this.report.line(`${associations.length} associations`);
    });
  }
}
