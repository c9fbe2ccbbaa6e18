import { type App } from 'aws-cdk-lib';
import {
  type DeploymentDefinition,
  planGuardrails,
  planReferenceReplications,
  planRegistries,
  planStages,
} from '../../lib/config';
import { GuardrailStage } from '../../lib/stacks/guardrail-stage';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { ReferenceStage } from '../../lib/stacks/reference-stage';
import { RegistryStage } from '../../lib/stacks/registry-stage';

/** The Stages of environment `prod` alone: environments are alike, and half the stacks take half the time. */
export function buildProduction(app: App, definition: DeploymentDefinition): void {
  const production = <T extends { readonly environment: string }>(plans: readonly T[]) =>
    plans.filter(({ environment }) => environment === 'prod');
  for (const plan of production(planStages(definition))) new JurisdictionStage(app, plan);
  for (const plan of production(planRegistries(definition))) new RegistryStage(app, plan);
  for (const plan of production(planReferenceReplications(definition))) new ReferenceStage(app, plan);
  for (const plan of production(planGuardrails(definition))) new GuardrailStage(app, plan);
}
