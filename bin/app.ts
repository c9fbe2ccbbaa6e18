import { App } from 'aws-cdk-lib';
import { InvalidDeploymentError, loadDeployment } from '../lib/config';
import { buildPlatform } from '../lib/stacks/platform';

const app = new App();
// `cdk synth --context deployment=<name>`; the date decides which law is in force.
const name: unknown = app.node.tryGetContext('deployment');
const asOf = new Date().toISOString().slice(0, 10);

try {
  buildPlatform(app, loadDeployment(typeof name === 'string' ? name : undefined, asOf));
} catch (error) {
  if (!(error instanceof InvalidDeploymentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
