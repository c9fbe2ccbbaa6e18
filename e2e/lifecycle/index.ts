import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly, readTemplate, type AssemblyStack, type Template } from '../deploy/assembly';
import { requireSuccess, type CdkCli } from '../deploy/cdk-cli';
import { type Deployer } from '../deploy/deployer';
import { deployedTemplate, stackStatus, withCloudFormation } from '../deploy/deployed-stacks';
import { replaceTemplate, rewriteFunction } from '../deploy/rewrite-assembly';
import { type Emulator } from '../emulator/emulator';
import { type Report } from '../report';
import { checkDeployed, requireClean } from '../residency-check';
import { runFolder } from '../workspace';
import {
  addedRegion,
  instanceRegion,
  lifecycleAccount,
  lifecycleStage,
  shorterRetentionDays,
  type LifecycleTurn,
} from './definitions';
import { handlerAfter, handlerBefore, MigrationHandler } from './migration-handler';
import { RecordingStore } from './stores';

const retentionText = `"ExpirationInDays":${shorterRetentionDays}`;

/** The life of one deployment: created, changed, broken, destroyed and created again beside what it left. */
export class Lifecycle {
  private readonly emulator: Emulator;
  private readonly cdk: CdkCli;

  /** @param deployer - of `app.ts` beside this file */
  constructor(
    private readonly deployer: Deployer,
    private readonly report: Report,
  ) {
    this.emulator = deployer.emulator;
    this.cdk = deployer.cdk(lifecycleAccount);
  }

  async live(): Promise<void> {
    const { report } = this;
    report.chapter(`Lifecycle of ${lifecycleStage}, in an account of its own`);
    await report.step('its account is bootstrapped', () =>
      this.deployer.bootstrap(lifecycleAccount, [instanceRegion, addedRegion]),
    );
    const first = await this.turn('first', 'is created');
    if (first === undefined) return;
    const store = await report.step('a recording is kept', async () => {
      const kept = await RecordingStore.of(this.emulator, this.content(first));
      await kept.keepRecording();
      return kept;
    });
    if (store === undefined) return;
    await report.step('deployed again without a change, nothing changes', () => this.requireNoChange('first', first));

    const shorter = await this.turn('shorterRetention', 'keeps recordings for fewer days');
    await report.step('the recordings’ bucket is the same, with the new retention', () =>
      this.requireKept(store, shorter ?? first),
    );

    const second = await this.turn('secondRegion', `gets a second Region, ${addedRegion}`);
    if (second === undefined) return;
    await report.step('the recordings’ bucket is the same, and copies there', async () => {
      await this.requireKept(store, second);
      if (!JSON.stringify(readTemplate(this.content(second))).includes(addedRegion))
        throw new Error('nothing is copied');
    });
    await report.step('a handler is changed: the new code runs, and residency check is clean', () =>
      this.changeHandler(second),
    );

    await report.step('a broken change is rolled back, and the stores are as before', () =>
      this.breakAndRollBack(second, store),
    );
    await report.step('destroying is refused while the stacks are protected', () => this.requireProtection(second));
    await report.step('destroyed without protection, the stacks go and the stores stay', () =>
      this.destroy(second, store),
    );
    await this.recreate(second, store);
  }

  /** Synthesizes a turn, deploys what it changes and checks the deployed templates. */
  private async turn(turn: LifecycleTurn, title: string): Promise<readonly AssemblyStack[] | undefined> {
    return this.report.step(
      `${lifecycleStage} ${title}; residency check on the deployed templates is clean`,
      async () => {
        const assembly = await this.deployer.synth(lifecycleAccount, turn, { turn });
        const stacks = readAssembly(assembly).filter(({ stage }) => stage === lifecycleStage);
        await this.deployer.requireDeployed(assembly, stacks);
        await this.check(stacks, turn);
        return stacks;
      },
    );
  }

  private assembly(turn: LifecycleTurn): string {
    return runFolder('assemblies', turn);
  }

  private async check(stacks: readonly AssemblyStack[], label: string): Promise<void> {
    requireClean(await checkDeployed(this.deployer, 'eu', stacks, `${lifecycleStage}-${label}`));
  }

  private content(stacks: readonly AssemblyStack[]): AssemblyStack {
    const stack = stacks.find(({ id }) => id === `${lifecycleStage}/${instanceRegion}-content`);
    if (stack === undefined) throw new Error(`${lifecycleStage} has no content stack`);
    return stack;
  }

  /** The stacks that the emulator takes whole. */
  private async whole(stacks: readonly AssemblyStack[]): Promise<readonly AssemblyStack[]> {
    const answers = await Promise.all(stacks.map((stack) => this.deployer.makesAllOf(stack)));
    return stacks.filter((_, index) => answers[index]);
  }

  /** A change of a source changes its bundle; here the bundle is changed, and deployed as any other. */
  private async changeHandler(stacks: readonly AssemblyStack[]): Promise<void> {
    const copy = runFolder('assemblies', 'changedHandler');
    cpSync(this.assembly('secondRegion'), copy, { recursive: true });
    const copied = readAssembly(copy).filter(({ stage }) => stage === lifecycleStage);
    const databases = copied.find(({ id }) => id === `${lifecycleStage}/${instanceRegion}-databases`);
    if (databases === undefined) throw new Error(`${lifecycleStage} has no databases stack`);
    const handler = await MigrationHandler.of(this.emulator, databases);
    await handler.requireAnswer(handlerBefore);
    rewriteFunction(copy, databases, handler.logicalId, (code) => code.replaceAll(handlerBefore, handlerAfter));
    await this.deployer.requireDeployed(copy, [databases]);
    await (await MigrationHandler.of(this.emulator, databases)).requireAnswer(handlerAfter);
    await this.check(stacks, 'changed-handler');
  }

  private async requireNoChange(turn: LifecycleTurn, stacks: readonly AssemblyStack[]): Promise<void> {
    const whole = await this.whole(stacks);
    const result = await this.cdk.deploy(
      this.assembly(turn),
      whole.map(({ id }) => id),
      '--exclusively',
    );
    requireSuccess('cdk deploy', result);
    const unchanged = result.output.match(/\(no changes\)/g)?.length ?? 0;
    if (unchanged !== whole.length) throw new Error(`${whole.length - unchanged} of ${whole.length} stacks changed`);
  }

  private async requireKept(store: RecordingStore, stacks: readonly AssemblyStack[]): Promise<void> {
    const now = await RecordingStore.of(this.emulator, this.content(stacks));
    if (now.bucket !== store.bucket) throw new Error(`the bucket ${store.bucket} was replaced by ${now.bucket}`);
    await store.requireRecording();
    // The emulator's CloudFormation ignores lifecycle rules: the template that it holds is what can be asked.
    const template = await deployedTemplate(this.emulator, this.content(stacks));
    if (!JSON.stringify(JSON.parse(template)).includes(retentionText)) {
      throw new Error(`recordings do not go after ${shorterRetentionDays} days`);
    }
  }

  private async breakAndRollBack(stacks: readonly AssemblyStack[], store: RecordingStore): Promise<void> {
    const content = this.content(stacks);
    const template = readTemplate(content);
    const broken = JSON.stringify(template).replaceAll(retentionText, '"ExpirationInDays":1');
    const { Resources } = JSON.parse(broken) as typeof template;
    // Names that begin so are AWS's own: the service refuses it, when everything else is already changed.
    const alias = { AliasName: 'alias/aws/broken', TargetKeyId: store.bucket };
    const refused = { Type: 'AWS::KMS::Alias', Properties: alias, DependsOn: Object.keys(Resources) };
    const copy = runFolder('assemblies', 'broken');
    const assembly = this.assembly('secondRegion');
    cpSync(assembly, copy, { recursive: true });
    replaceTemplate(assembly, copy, content, { ...template, Resources: { ...Resources, Refused: refused } });
    const result = await this.cdk.deploy(copy, [content.id], '--exclusively');
    if (result.exitCode === 0) throw new Error('the broken change was deployed');
    const status = await stackStatus(this.emulator, content);
    if (status !== 'UPDATE_ROLLBACK_COMPLETE') throw new Error(`${content.id} is ${status}`);
    await this.requireKept(store, stacks);
    await this.check(stacks, 'rolled-back');
  }

  private async requireProtection(stacks: readonly AssemblyStack[]): Promise<void> {
    const { exitCode, output } = await this.cdk.destroy(this.assembly('secondRegion'), [`${lifecycleStage}/*`]);
    if (exitCode === 0 || !/TerminationProtection is enabled/.test(output))
      throw new Error(`cdk destroy: ${output.slice(-500)}`);
    for (const stack of stacks) {
      if ((await stackStatus(this.emulator, stack)) === undefined) throw new Error(`${stack.id} is gone`);
    }
  }

  private async destroy(stacks: readonly AssemblyStack[], store: RecordingStore): Promise<void> {
    for (const stack of stacks) {
      await withCloudFormation(this.emulator, stack, (client) =>
        client.send(
          new UpdateTerminationProtectionCommand({ StackName: stack.name, EnableTerminationProtection: false }),
        ),
      );
    }
    requireSuccess('cdk destroy', await this.cdk.destroy(this.assembly('secondRegion'), [`${lifecycleStage}/*`]));
    for (const stack of stacks) {
      const status = await stackStatus(this.emulator, stack);
      if (status !== undefined && status !== 'DELETE_COMPLETE') throw new Error(`${stack.id} is ${status}`);
    }
    await store.requireRecording();
  }

  /**
   * What has a name and was retained is in the way of a new stack: it is taken back in, not made again. In AWS one
   * `cdk deploy --import-existing-resources` does that; the emulator refuses it for buckets, so they are imported first.
   */
  private async recreate(stacks: readonly AssemblyStack[], store: RecordingStore): Promise<void> {
    const { report } = this;
    const assembly = this.assembly('secondRegion');
    const whole = await this.whole(stacks);
    await report.step('created again beside the retained stores: what has a name is taken back in', async () => {
      for (const stack of whole) {
        const named = namedBuckets(readTemplate(stack));
        if (Object.keys(named).length > 0) {
          const mapping = join(runFolder('lifecycle'), `${stack.name}.mapping.json`);
          writeFileSync(mapping, JSON.stringify(named));
          requireSuccess(`cdk import ${stack.id}`, await this.cdk.import(assembly, stack.id, mapping));
        }
        const result = await this.cdk.deploy(assembly, [stack.id], '--exclusively', '--import-existing-resources');
        requireSuccess(`cdk deploy ${stack.id} --import-existing-resources`, result);
      }
      await this.check(whole, 'recreated');
    });
    await report.step('the old recording is still there, in its bucket; new ones go to a new bucket', async () => {
      await store.requireRecording();
      const now = await RecordingStore.of(this.emulator, this.content(stacks));
      if (now.bucket === store.bucket) throw new Error('the new stack names the old bucket');
    });
  }
}

/** Buckets with a name of their own, as `cdk import` wants to be told of them. */
function namedBuckets({ Resources }: Template): Record<string, { BucketName: string }> {
  const named: Record<string, { BucketName: string }> = {};
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    const name = Properties?.['BucketName'];
    if (Type === 'AWS::S3::Bucket' && typeof name === 'string') named[id] = { BucketName: name };
  }
  return named;
}
