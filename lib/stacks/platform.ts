import { type App } from 'aws-cdk-lib';
import {
  type DeploymentDefinition,
  planGuardrails,
  planReferenceReplications,
  planRegistries,
  planStages,
} from '../config';
import { GuardrailStage } from './guardrail-stage';
import { JurisdictionStage } from './jurisdiction-stage';
import { ReferenceStage } from './reference-stage';
import { RegistryStage } from './registry-stage';

/** The Stages of a platform. */
export interface Platform {
  readonly jurisdictions: readonly JurisdictionStage[];
  readonly registries: readonly RegistryStage[];
  readonly references: readonly ReferenceStage[];
  readonly guardrails: readonly GuardrailStage[];
}

export interface PlatformOptions {
  /** Regions in which this deployment creates the replica of a registry. @default - none: every replica is there */
  readonly newRegistryReplicas?: readonly string[];
}

/** Builds what a deployment definition describes: a Stage for each jurisdiction and environment, the registries, the replication of reference data, and what guards the accounts. */
export function buildPlatform(app: App, definition: DeploymentDefinition, options: PlatformOptions = {}): Platform {
  return {
    jurisdictions: planStages(definition).map((plan) => new JurisdictionStage(app, plan)),
    registries: planRegistries(definition).map((plan) => new RegistryStage(app, plan, options.newRegistryReplicas)),
    references: planReferenceReplications(definition).map((plan) => new ReferenceStage(app, plan)),
    guardrails: planGuardrails(definition).map((plan) => new GuardrailStage(app, plan)),
  };
}
