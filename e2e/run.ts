import { loadDeployment, planStages } from '../lib/config';
import { checkConformance } from './conformance';
import { makeAppFolder } from './deploy/app-folder';
import { Deployer } from './deploy/deployer';
import { WholeDeploymentRun } from './deploy/whole-deployment';
import { startSharedDoubles } from './doubles/shared-doubles';
import { rootSecret, startEmulator, type Emulator } from './emulator/emulator';
import { Lifecycle } from './lifecycle';
import { lintTemplates } from './lint/cloudformation-lint';
import { requireLoopbackEnvironment } from './loopback';
import { preparePython } from './python-environment';
import { Report } from './report';
import { playStory } from './story';
import { beginRun, runFolder } from './workspace';

/** The environment whose days are played. */
const playedEnvironment = 'dev';

async function run(report: Report): Promise<void> {
  requireLoopbackEnvironment(process.env);
  beginRun();
  // Whatever asks for a temporary folder gets one of the run.
  process.env['TMPDIR'] = runFolder('tmp');
  report.chapter('Preparation');
  const prepared = await report.step('Python packages of e2e/requirements.txt', async () => {
    await preparePython();
    return true;
  });
  if (!prepared) return;
  const shared = await startSharedDoubles(rootSecret);
  try {
    const endpoints = new Map([...shared.doubles].map(([service, { endpoint }]) => [service, endpoint]));
    const emulator = await report.step('MiniStack answers on 127.0.0.1', () => startEmulator(endpoints));
    if (!emulator) return;
    try {
      await runWith(emulator, report);
    } finally {
      await emulator.stop();
    }
  } finally {
    await shared.close();
  }
}

async function runWith(emulator: Emulator, report: Report): Promise<void> {
  const definition = loadDeployment(undefined, new Date().toISOString().slice(0, 10));
  const checkConformanceLater = await checkConformance(emulator, report);
  const lifecycle = await Deployer.create(emulator, makeAppFolder('lifecycle', 'e2e/lifecycle/app.ts'));
  await new Lifecycle(lifecycle, report).live();
  const deployer = await Deployer.create(emulator, makeAppFolder('example', 'bin/app.ts'));
  const deployment = await new WholeDeploymentRun(deployer, definition, report).deploy();
  if (deployment === undefined) return;
  await lintTemplates(deployment.stacks, report);
  const played = planStages(definition).filter(({ environment }) => environment === playedEnvironment);
  await playStory(deployer, deployment, played, report);
  await checkConformanceLater();
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
