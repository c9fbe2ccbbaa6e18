import { App } from 'aws-cdk-lib';
import { parseDeployment, planStages } from '../../lib/config';
import { attachPolicies } from '../../lib/gate/attach-policies';
import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { isLifecycleTurn, lifecycleDefinitions } from './definitions';

// The Stage of the jurisdiction as bin/app.ts builds it, for a turn in its life: --context turn=secondRegion. Registry and
// replication are left out, because they would look up at every turn what is never there.
const app = new App();
const turn: unknown = app.node.tryGetContext('turn');
if (!isLifecycleTurn(turn))
  throw new Error(`turn is ${String(turn)}; use one of ${Object.keys(lifecycleDefinitions).join(', ')}`);
const asOf = new Date().toISOString().slice(0, 10);
const definition = parseDeployment(lifecycleDefinitions[turn], { asOf, source: 'e2e/lifecycle/definitions.ts' });
for (const plan of planStages(definition)) new JurisdictionStage(app, plan);
attachPolicies(app, { scopeOf: deploymentScopes(definition, asOf) });
