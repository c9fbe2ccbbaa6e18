import { App } from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDeployment } from '../lib/config';
import { buildPlatform } from '../lib/stacks/platform';

// The example deployment, synthesized and not judged: what every `cdk synth` has to do. Writes to the given directory.
const [outdir] = process.argv.slice(2);
const { context } = JSON.parse(readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};
const app = new App({
  outdir,
  analyticsReporting: false,
  // As the gate does it: judging a template needs no bundle.
  context: { ...context, 'aws:cdk:enable-path-metadata': true, 'aws:cdk:bundling-stacks': [] },
});
buildPlatform(app, loadDeployment(undefined, new Date().toISOString().slice(0, 10)));
app.synth();
