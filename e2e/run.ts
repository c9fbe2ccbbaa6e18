import { readAssembly } from './deploy/assembly';
import { CdkCli, requireSuccess } from './deploy/cdk-cli';
import { deployWhole } from './deploy/whole-deployment';
import { startEmulator } from './emulator/emulator';
import { requireLoopbackEnvironment } from './loopback';
import { preparePython } from './python-environment';
import { Report } from './report';
import { beginRun, runFolder } from './workspace';

const app = 'npx tsx bin/app.ts';

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
    const assembly = runFolder('cdk.out');
    const stacks = await report.step('the example synthesizes, and the residency gate lets it through', async () => {
      const cdk = new CdkCli(emulator.environment('111111111111'));
      requireSuccess('cdk synth', await cdk.synth(app, assembly));
      return readAssembly(assembly);
    });
    if (stacks === undefined) return;
    await deployWhole(emulator, assembly, stacks, report);
  } finally {
    await emulator.stop();
  }
}

const report = new Report((text) => process.stdout.write(text));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
run(report)
  .catch((error: unknown) => report.step('the run ends without an error', () => Promise.reject(error as Error)))
  .finally(() => {
    process.exitCode = report.close() ? 0 : 1;
  });
