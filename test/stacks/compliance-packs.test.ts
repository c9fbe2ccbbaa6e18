import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import {
  planReferenceReplications,
  planRegistries,
  planStages,
  type ReferencePlan,
  type RegistryPlan,
  type StagePlan,
} from '../../lib/config';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { ReferenceStage } from '../../lib/stacks/reference-stage';
import { RegistryStage } from '../../lib/stacks/registry-stage';
import { testApp } from '../support/app';
import { exampleDeployment } from '../support/platform';

const canada = planOf(planStages(exampleDeployment()), 'ca-prod');
const registry = planOf(planRegistries(exampleDeployment()), 'registry-prod');
const reference = planOf(planReferenceReplications(exampleDeployment()), 'reference-prod');

function planOf<Plan extends StagePlan | RegistryPlan | ReferencePlan>(plans: readonly Plan[], id: string): Plan {
  const plan = plans.find((candidate) => candidate.id === id);
  if (!plan) throw new Error(`the example has no Stage '${id}'`);
  return plan;
}

const suppressed = z.object({ acknowledgedId: z.string(), acknowledgedAt: z.string() });
const report = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(z.object({ ruleName: z.string() })),
      suppressedViolations: z.array(suppressed).default([]),
    }),
  ),
});

/** What the four packs find in an app, and what of it is acknowledged. */
function judge(build: (app: App) => void) {
  const outdir = mkdtempSync(path.join(tmpdir(), 'packs-'));
  try {
    const app = testApp({ outdir });
    build(app);
    Validations.of(app).addPlugins(
      new AwsSolutionsChecks(app),
      new HIPAASecurityChecks(app),
      new NIST80053R5Checks(app),
      new PCIDSS321Checks(app),
    );
    app.synth();
    const text = readFileSync(path.join(outdir, 'validation-report.json'), 'utf8');
    const packs = report.parse(JSON.parse(text)).pluginReports;
    return {
      packs: packs.map(({ pluginName }) => pluginName).sort(),
      open: packs.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)),
      matched: new Set(
        packs.flatMap((pack) => pack.suppressedViolations.map((one) => `${one.acknowledgedAt} ${one.acknowledgedId}`)),
      ),
      written: app.node.findAll().flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.keys(data as object))
          // The CDK itself excuses its availability zones by number to CloudFormation's validator.
          .filter((id) => !id.startsWith('CloudFormation-Validate::'))
          .map((id) => `${node.path} ${id}`),
      ),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('compliance packs', () => {
  const whole = judge((app) => {
    const watch = { ...canada.watch, outpostRegions: ['us-east-1'] };
    new JurisdictionStage(app, { ...canada, samlProvider: 'Northwind', watch });
    new RegistryStage(app, registry);
    new ReferenceStage(app, reference);
  });

  test('find nothing that is not acknowledged, in a jurisdiction, in the registry and in the replication', () => {
    expect(whole.packs).toEqual(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321']);
    expect(whole.open).toEqual([]);
  });

  test('find what every acknowledgement excuses', () => {
    expect(whole.written.length).toBeGreaterThan(0);
    expect(whole.written.filter((acknowledgement) => !whole.matched.has(acknowledgement))).toEqual([]);
  });

  test('find nothing without a second copy either', () => {
    const single = judge((app) => new JurisdictionStage(app, { ...canada, dataDisasterRecoveryRegion: undefined }));
    expect(single.open).toEqual([]);
    expect(single.written.filter((acknowledgement) => !single.matched.has(acknowledgement))).toEqual([]);
  });
});
