import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { type DeploymentDefinition } from '../config';
import { acknowledgementsIn } from './acknowledgements';
import { attachPolicies, type PolicyKind } from './attach-policies';
import { type DecisionOptions } from './decisions/decide';
import { deploymentScopes } from './deployment-scopes';
import { InputError } from './input-error';
import { reasonOf } from './read-text';
import { type ResidencyResult } from './residency-plugin';
import { readValidationReport, type ValidationReport } from './validation-report';

/** Fills an app with the stacks of a deployment. */
export type BuildPlatform = (app: App, definition: DeploymentDefinition) => unknown;

export interface SynthesizeOptions {
  readonly asOf: string;
  readonly decisions: DecisionOptions;
  /** Directory of the cloud assembly. */
  readonly outdir: string;
  readonly cwd: string;
  /** Milliseconds of a clock. */
  readonly elapsed: () => number;
}

/** An accepted cdk-nag or CloudFormation finding, as someone wrote it. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly reason: string;
  readonly constructPath: string;
}

/** A synthesis, and all that was found in it. */
export interface Synthesis {
  readonly stacks: number;
  readonly residency: ResidencyResult;
  readonly validation: ValidationReport;
  readonly accepted: readonly AcceptedFinding[];
  /** Milliseconds; `synthesis` is what the policies did not take. */
  readonly timings: Readonly<Record<PolicyKind | 'synthesis', number>>;
}

const cdkConfigSchema = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * Synthesizes every Stage of a deployment once, in this process, with all policies attached.
 *
 * @throws InputError when the app cannot be synthesized or judged; nothing is known about its data then
 */
export function synthesize(
  definition: DeploymentDefinition,
  buildPlatform: BuildPlatform,
  { asOf, decisions, outdir, cwd, elapsed }: SynthesizeOptions,
): Synthesis {
  const start = elapsed();
  const app = new App({ outdir, context: gateContext() });
  const policies = attempt(() => {
    buildPlatform(app, definition);
    const attached = attachPolicies(app, { scopeOf: deploymentScopes(definition, asOf), decisions, cwd, elapsed });
    app.synth();
    return attached;
  });
  const total = elapsed() - start;
  const validation = attempt(() => readValidationReport(outdir, cwd));
  const { timings, residency } = policies;
  if (!residency.result) {
    const failure = validation.findings.find(
      ({ plugin, rule }) => plugin === residency.name && rule === 'plugin-failed',
    );
    throw new InputError(`the templates cannot be judged: ${failure?.message ?? 'the deployment has no stack'}`);
  }
  return {
    stacks: residency.result.templates.filter(({ nestedIn }) => !nestedIn).length,
    residency: residency.result,
    validation,
    accepted: acknowledgementsIn(app).map(({ rule, reason, constructPath }) => ({ rule, reason, constructPath })),
    timings: {
      ...timings,
      synthesis: total - timings.cloudformation - timings.cdkNag - timings.residency - timings.flows,
    },
  };
}

/**
 * The context of cdk.json, so that the gate judges what is deployed, and what only the gate needs.
 *
 * Handlers are not bundled: the gate judges templates, and no property of a template depends on a bundle but its hash.
 */
function gateContext(): Record<string, unknown> {
  const text = readFileSync(join(__dirname, '..', '..', 'cdk.json'), 'utf8');
  return {
    ...cdkConfigSchema.parse(JSON.parse(text)).context,
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
    'aws:cdk:bundling-stacks': [],
    // The gate reads the report itself: CDK would throw and print it.
    '@aws-cdk/core:failSynthOnValidationErrors': false,
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`the deployment cannot be synthesized: ${reasonOf(error)}; run 'npx cdk synth' to see where`);
  }
}
