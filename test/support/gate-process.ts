import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationValidatePlugin, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { planStages } from '../../lib/config';
import { runGate } from '../../lib/gate/gate';
import { type BuildPlatform } from '../../lib/gate/synthesize';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { recordingIo } from './cli-io';
import { buildProduction } from './production';
import { replicatingProperties } from './templates';

/** One Stage of the deployment with one stack, to be spoilt. */
const oneStack =
  (build: (stack: Stack) => void): BuildPlatform =>
  (app) => {
    const stage = new Stage(app, 'ca-dev', { env: { account: '111111111111', region: 'ca-central-1' } });
    build(new Stack(stage, 'Content'));
  };

const judged: Readonly<Record<string, BuildPlatform>> = {
  shipped: buildProduction,
  refused: oneStack((stack) => {
    new CfnBucket(stack, 'Leak').addPropertyOverride(
      'ReplicationConfiguration',
      replicatingProperties.ReplicationConfiguration,
    );
    new CfnBucket(stack, 'Invalid').addPropertyOverride('ObjectLockEnabled', 'perhaps');
    Validations.of(new CfnBucket(stack, 'Acknowledged')).acknowledge({
      id: 'residency::s3-replication',
      reason: 'because we say so',
    });
  }),
};

/** Platforms that are not about CloudFormation's own validation, which takes seconds to start. */
const unvalidated: Readonly<Record<string, BuildPlatform>> = {
  abroad: (app, definition) => {
    for (const plan of planStages(definition).filter(({ id }) => id === 'ca-prod')) {
      new JurisdictionStage(app, { ...plan, dataDisasterRecoveryRegion: 'us-west-2' });
    }
  },
  throwing: oneStack(() => {
    throw new Error('no such alias\nat somewhere');
  }),
  stray: (app) => new CfnBucket(new Stack(app, 'Stray'), 'Recordings'),
  empty: () => undefined,
};

/** What the gate wrote and ended with, or why it could not judge. */
export interface GateRun {
  readonly code?: number;
  readonly stdout: string;
  readonly refusal?: string;
}

function run(output: string, buildPlatform: BuildPlatform, cwd: string): GateRun {
  const io = { ...recordingIo(cwd), elapsed: () => performance.now() };
  try {
    const options = { deployment: undefined, decisions: undefined, asOf: '2026-11-21', output };
    return { code: runGate(options, io, { buildPlatform }), stdout: io.written.stdout };
  } catch (error) {
    return { stdout: io.written.stdout, refusal: error instanceof Error ? error.message : String(error) };
  }
}

// A program of its own: Jest's registry of modules doubles the time of a synthesis and of its validation.
const [cwd = '.'] = process.argv.slice(2);
const runs: Record<string, GateRun> = {};
for (const [name, build] of Object.entries(judged)) runs[name] = run(name, build, cwd);
CloudFormationValidatePlugin.prototype.validate = () => ({ success: true, violations: [] });
for (const [name, build] of Object.entries(unvalidated)) runs[name] = run(name, build, cwd);
writeFileSync(join(cwd, 'runs.json'), JSON.stringify(runs));
