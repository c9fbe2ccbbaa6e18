import { type App } from 'aws-cdk-lib';
import { type DeploymentDefinition, exampleDeployment, parseDeployment, planStages } from '../../lib/config';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { testApp } from './app';
import { changed } from './changed';
import { AS_OF } from './platform';
import { type SynthesizedStack } from './synthesized-stack';

/** The example deployment with changes, by path. */
export const definitionWith = (changes: Readonly<Record<string, unknown>>) =>
  parseDeployment(changed(exampleDeployment, changes), { source: 'the example', asOf: AS_OF });

/** An app of these Stages only. */
export function appOf(definition: DeploymentDefinition, ...ids: readonly string[]): App {
  const app = testApp();
  for (const plan of planStages(definition).filter(({ id }) => ids.includes(id))) new JurisdictionStage(app, plan);
  return app;
}

/** The properties of the resources of a type. */
export const propertiesOf = (stack: SynthesizedStack | undefined, type: string) =>
  (stack?.resources ?? []).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
