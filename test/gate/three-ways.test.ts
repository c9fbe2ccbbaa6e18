import { join } from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBackupPlan } from 'aws-cdk-lib/aws-backup';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { runCli } from '../../lib/gate/cli';
import { profileScope } from '../../lib/gate/profile-scope';
import { ResidencyPlugin } from '../../lib/gate/residency-plugin';
import { cliWiring } from '../support/cli-wiring';
import { testApp } from '../support/app';
import { recordingIo } from '../support/cli-io';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();
const account = '111111111111';

/** A small app of somebody else: two stacks, three ways out. */
function foreignApp() {
  const app = testApp({ outdir: join(directory, 'cdk.out') });
  const content = new Stack(app, 'Content', { env: { account, region: 'ca-central-1' } });
  const replica = { bucket: 'arn:aws:s3:::copies' };
  new CfnBucket(content, 'Recordings', {
    accelerateConfiguration: { accelerationStatus: 'Enabled' },
    replicationConfiguration: {
      role: 'arn:aws:iam::111111111111:role/r',
      rules: [{ status: 'Enabled', destination: replica }],
    },
  });
  const backups = new Stack(app, 'Backups', { env: { account, region: 'ca-west-1' } });
  const copy = { destinationBackupVaultArn: `arn:aws:backup:us-east-1:${backups.account}:backup-vault:copies` };
  new CfnBackupPlan(backups, 'Plan', {
    backupPlan: {
      backupPlanName: 'plan',
      backupPlanRule: [{ ruleName: 'daily', targetBackupVault: 'vault', copyActions: [copy] }],
    },
  });
  return app;
}

async function check(...paths: string[]): Promise<readonly string[]> {
  const io = recordingIo(directory);
  const status = await runCli(
    ['check', ...paths, '--jurisdiction', 'ca', '--account', account, '--format', 'json'],
    io,
    cliWiring(),
  );
  expect([status, io.written.stderr]).toEqual([1, '']);
  const report = JSON.parse(io.written.stdout) as { findings: { id: string }[] };
  return report.findings.map(({ id }) => id).sort();
}

test('the CDK plugin, a cloud assembly and its templates give the same finding ids', async () => {
  const app = foreignApp();
  const plugin = new ResidencyPlugin({ scopeOf: () => profileScope('ca'), cwd: directory });
  Validations.of(app).addPlugins(plugin);
  expect(() => app.synth()).toThrow();
  const atSynth = (plugin.result?.analysis.findings ?? []).map(({ id }) => id).sort();
  expect(atSynth).toHaveLength(3);
  expect(await check('cdk.out')).toEqual(atSynth);
  expect(await check('cdk.out/Content.template.json@ca-central-1', 'cdk.out/Backups.template.json@ca-west-1')).toEqual(
    atSynth,
  );
});
