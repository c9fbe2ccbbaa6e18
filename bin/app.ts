import { App } from 'aws-cdk-lib';
import { loadDeployment } from '../lib/config';
import { attachPolicies } from '../lib/gate/attach-policies';
import { badInputMessage } from '../lib/gate/bad-input';
import { deploymentDecisions } from '../lib/gate/decisions/deployment-decisions';
import { deploymentScopes } from '../lib/gate/deployment-scopes';
import { buildPlatform } from '../lib/stacks/platform';

const app = new App();

/** A value of `--context`, when there is one. */
function context(key: string): string | undefined {
  const value: unknown = app.node.tryGetContext(key);
  return typeof value === 'string' ? value : undefined;
}

// The date decides which law is in force.
const asOf = new Date().toISOString().slice(0, 10);

try {
  const definition = loadDeployment(context('deployment'), asOf);
  buildPlatform(app, definition, {
    // The first deployment of a registry: --context new-registry-replicas=eu-central-1,us-east-1
    newRegistryReplicas: context('new-registry-replicas')?.split(','),
  });
  const source = context('deployment') ?? 'example';
  attachPolicies(app, {
    scopeOf: deploymentScopes(definition, asOf),
    decisions: deploymentDecisions(definition, { asOf, cwd: process.cwd(), source }),
  });
} catch (error) {
  const message = badInputMessage(error);
  if (message === undefined) throw error;
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
