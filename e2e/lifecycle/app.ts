import { App } from 'aws-cdk-lib';
import { parseDeployment } from '../../lib/config/parse-deployment';
import { attachPolicies } from '../../lib/gate/attach-policies';
import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { buildPlatform } from '../../lib/stacks/platform';
import { isLifecycleTurn, lifecycleDefinitions } from './definitions';

// The app as bin/app.ts builds it, for a turn in the life of a deployment: --context turn=secondRegion
const app = new App();
const turn: unknown = app.node.tryGetContext('turn');
if (!isLifecycleTurn(turn))
  throw new Error(`turn is ${String(turn)}; use one of ${Object.keys(lifecycleDefinitions).join(', ')}`);
const asOf = new Date().toISOString().slice(0, 10);
const definition = parseDeployment(lifecycleDefinitions[turn], { asOf, source: 'e2e/lifecycle/definitions.ts' });
buildPlatform(app, definition);
attachPolicies(app, { scopeOf: deploymentScopes(definition, asOf) });
