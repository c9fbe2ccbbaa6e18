import { loadDeployment, planStages } from '../lib/config';
import { checkConformance } from './conformance';
import { readAssembly } from './deploy/assembly';
import { CdkCli, requireSuccess } from './deploy/cdk-cli';
import { deployWhole } from './deploy/whole-deployment';
import { startEmulator, type Emulator } from './emulator/emulator';
import { Lifecycle } from './lifecycle';
import { lintTemplates } from './lint/cloudformation-lint';
import { requireLoopbackEnvironment } from './loopback';
import { preparePython } from './python-environment';
import { Report } from './report';
import { playStory } from './story';
import { beginRun, runFolder } from './workspace';

const app = 'npx tsx bin/app.ts';
/** The environment whose days are played. */
const playedEnvironment = 'dev';

async function run(report: Report): Promise<void> {
  requireLoopbackEnvironment(process.env);
  beginRun();
  report.chapter('Preparation');
  const prepared = await report.step('Python packages of e2e/requirements.txt', async () => {
    await preparePython();
    return true;
  });
  const emulator = prepared && (await report.step('MiniStack answers on 127.0.0.1', startEmulator));
  if (!emulator) return;
  try {
    await runWith(emulator, report);
  } finally {
    await emulator.stop();
  }
}

async function runWith(emulator: Emulator, report: Report): Promise<void> {
  const plans = planStages(loadDeployment(undefined, new Date().toISOString().slice(0, 10)));
  const [first] = plans;
  if (first === undefined) throw new Error('the example has no stage');
  const assembly = runFolder('cdk.out');
  const stacks = await report.step('the example synthesizes, and the residency gate lets it through', async () => {
    requireSuccess('cdk synth', await new CdkCli(emulator.environment(first.account)).synth(app, assembly));
    return readAssembly(assembly);
  });
  if (stacks === undefined) return;
  await checkConformance(emulator, report);
  await lintTemplates(stacks, report);
  await new Lifecycle(emulator, report).live();
  const deployment = await deployWhole(emulator, assembly, stacks, report);
  const played = plans.filter(({ environment }) => environment === playedEnvironment);
  await playStory(emulator, deployment, played, report);
}

// The SDK's warning about Node 20 is about 2027.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
const report = new Report((text) => process.stdout.write(text));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
run(report)
  .catch((error: unknown) => report.step('the run ends without an error', () => Promise.reject(error as Error)))
  .finally(() => {
    process.exitCode = report.close() ? 0 : 1;
  });
