import { cpSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type Emulator } from '../emulator/emulator';
import { runFolder } from '../workspace';
import { parseTemplate, readTemplate, type AssemblyStack, type Template } from './assembly';
import { CdkCli, requireSuccess } from './cdk-cli';
import { deployedTemplate, refusedTypes, stackOutputs, stackStatus, type StackLocation } from './deployed-stacks';
import { KnownIncompleteness } from './incompleteness';
import { replaceTemplate } from './rewrite-assembly';
import { StackRounds, type Ledger, type Outcome } from './stack-rounds';
import { Substitution } from './substitution';

const unknownToEverybody = 'the emulator does not know the type, and nothing stands in for it';

/** Stacks that the CLI deploys at the same time, where their dependencies let it. */
const atOnce = 3;

/** Deploys stacks of assemblies to the emulator with the CDK CLI, and makes otherwise what the emulator cannot. */
export class Deployer {
  private readonly ledger: Ledger = new Map();
  /** What was made otherwise, by stack. */
  private readonly made = new Map<string, Outcome['made']>();

  private constructor(
    readonly emulator: Emulator,
    private readonly appFolder: string,
    private readonly known: KnownIncompleteness,
  ) {}

  /** @param appFolder - of `makeAppFolder` */
  static async create(emulator: Emulator, appFolder: string): Promise<Deployer> {
    return new Deployer(emulator, appFolder, await KnownIncompleteness.load());
  }

  /** The CDK CLI with the credentials of an account. */
  cdk(account: string): CdkCli {
    return new CdkCli(this.emulator.environment(account), this.appFolder);
  }

  /**
   * Synthesizes the app with the credentials of an account, which looks up what other Stages have written down.
   *
   * @returns the folder of the assembly
   */
  async synth(account: string, name: string, context: Readonly<Record<string, string>> = {}): Promise<string> {
    const assembly = runFolder('assemblies', name);
    requireSuccess('cdk synth', await this.cdk(account).synth(assembly, context));
    return assembly;
  }

  /** @param trusted - account whose credentials look up in this one; @default - only its own */
  async bootstrap(account: string, regions: Iterable<string>, trusted?: string): Promise<void> {
    const places = [...regions].map((region) => `aws://${account}/${region}`);
    // Where there is no app: the CLI would synthesize it first.
    const cdk = new CdkCli(this.emulator.environment(account), runFolder('apps', 'none'));
    const result = await cdk.bootstrap(places, trusted);
    requireSuccess(`cdk bootstrap ${places.join(' ')}`, result);
  }

  /** Whether CloudFormation in the emulator makes all of a stack. */
  async makesAllOf(stack: AssemblyStack): Promise<boolean> {
    return (await this.substitutionOf(stack)).isWhole;
  }

  /**
   * Deploys stacks of one account. What the emulator's CloudFormation cannot make is made otherwise or left out, in as
   * many rounds as that takes.
   *
   * @returns how far each stack came, or why it failed
   */
  async deploy(
    assembly: string,
    stacks: readonly AssemblyStack[],
  ): Promise<ReadonlyMap<AssemblyStack, Outcome | Error>> {
    const results = new Map<AssemblyStack, Outcome | Error>();
    let active = await Promise.all(stacks.map((stack) => this.roundsOf(stack)));
    const all = active;
    const settle = async (rounds: StackRounds, work: () => Promise<boolean>): Promise<boolean> => {
      try {
        return await work();
      } catch (error) {
        results.set(rounds.stack, error instanceof Error ? error : new Error(String(error)));
        return false;
      }
    };
    const keep = async (work: (rounds: StackRounds) => Promise<boolean>): Promise<void> => {
      const kept: StackRounds[] = [];
      for (const rounds of active) if (await settle(rounds, () => work(rounds))) kept.push(rounds);
      active = kept;
    };
    try {
      while (active.length > 0) {
        await keep(async (rounds) => {
          await rounds.make();
          if (rounds.next() !== undefined) return true;
          const outcome = await rounds.outcome();
          results.set(rounds.stack, outcome);
          this.made.set(keyOf(rounds.stack), outcome.made);
          return false;
        });
        if (active.length > 0) await this.deployRound(assembly, active, keep);
      }
    } finally {
      for (const rounds of all) await rounds.close();
    }
    return results;
  }

  /** What is deployed of a stack: the template that CloudFormation holds, with what was made otherwise beside it. */
  async deployedTemplate(stack: StackLocation): Promise<Template> {
    const template = parseTemplate(JSON.parse(await deployedTemplate(this.emulator, stack)));
    return { ...template, Resources: { ...template.Resources, ...this.made.get(keyOf(stack)) } };
  }

  /** As `deploy`. @throws Error when a stack fails */
  async requireDeployed(assembly: string, stacks: readonly AssemblyStack[]): Promise<void> {
    for (const result of (await this.deploy(assembly, stacks)).values()) if (result instanceof Error) throw result;
  }

  /** One call of the CLI for all stacks that have something to deploy. */
  private async deployRound(
    assembly: string,
    active: readonly StackRounds[],
    keep: (work: (rounds: StackRounds) => Promise<boolean>) => Promise<void>,
  ): Promise<void> {
    const [first] = active;
    if (first === undefined) return;
    const copy = runFolder('in-part');
    rmSync(copy, { recursive: true, force: true });
    cpSync(assembly, copy, { recursive: true });
    const templates = new Map(active.map((rounds) => [rounds, rounds.next()] as const));
    for (const [{ stack }, template] of templates) {
      if (template !== undefined && !isDeepStrictEqual(template, readTemplate(stack))) {
        replaceTemplate(assembly, copy, stack, template);
      }
    }
    const ids = active.map(({ stack }) => stack.id);
    const result = await this.cdk(first.stack.account).deploy(
      copy,
      ids,
      '--exclusively',
      '--concurrency',
      String(atOnce),
    );
    await keep(async (rounds) => {
      const { stack } = rounds;
      const status = await stackStatus(this.emulator, stack);
      const isThere = status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
      if (!isThere || (result.exitCode !== 0 && result.output.includes(`${stack.name} failed`))) {
        const lines = result.output
          .split('\n')
          .filter((line) => line.includes(stack.name) && /FAILED|failed/.test(line));
        throw new Error(`cdk deploy: ${stack.id} is ${status ?? 'not there'}\n${lines.slice(0, 8).join('\n')}`);
      }
      const template = templates.get(rounds);
      if (template !== undefined) rounds.setDeployed(template, await stackOutputs(this.emulator, stack));
      return true;
    });
  }

  private async roundsOf(stack: AssemblyStack): Promise<StackRounds> {
    const { emulator, known, ledger } = this;
    const { account, region, name: stackName } = stack;
    const place = { emulator, account, region, stackName };
    const substitution = await this.substitutionOf(stack);
    return new StackRounds({ stack, place, substitution, substitutes: known.substitutes, ledger });
  }

  private async substitutionOf(stack: AssemblyStack): Promise<Substitution> {
    const { substitutes, omitted } = this.known;
    const template = this.known.corrected(readTemplate(stack));
    const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
    const refused = await refusedTypes(this.emulator, stack, types);
    const unknown = refused.filter((type) => !substitutes.has(type) && !omitted.has(type));
    return new Substitution({
      template,
      substituted: new Set(substitutes.keys()),
      omitted: new Map([...omitted, ...unknown.map((type) => [type, unknownToEverybody] as const)]),
    });
  }
}

const keyOf = ({ account, region, name }: StackLocation): string => [account, region, name].join('/');
