import { join } from 'node:path';
import { type StagePlan } from '../../lib/config';
import { type WholeDeployment } from '../deploy/whole-deployment';
import { type Deployer } from '../deploy/deployer';
import { createAdministrator } from '../emulator/principal';
import { loadExports } from '../load-modules';
import { type Report } from '../report';
import { type Cast, type Scene } from './scene';

/** Plays a day in the life of every jurisdiction of these plans, which are of one environment. */
export async function playStory(
  deployer: Deployer,
  deployment: WholeDeployment,
  plans: readonly StagePlan[],
  report: Report,
): Promise<void> {
  const [first] = plans;
  if (first === undefined) return;
  const loaded = await loadExports<Scene>(join(__dirname, 'scenes'), 'scene');
  const scenes = [...loaded].sort((a, b) => a.time.localeCompare(b.time));
  const administrator = await report.step('an administrator of the account is created', () =>
    createAdministrator(deployer.emulator, first.account),
  );
  if (administrator === undefined) return;
  for (const plan of plans) {
    const foreign = plans.find((other) => other.profile !== plan.profile);
    const cast = castOf(deployer, deployment, plan, foreign?.instanceRegion, report, administrator);
    for (const scene of scenes) {
      if (!('play' in scene)) continue;
      report.chapter(`${plan.id}, ${scene.time}: ${scene.title}`);
      await scene.play(cast);
    }
  }
  for (const scene of scenes) {
    if (!('playTogether' in scene)) continue;
    report.chapter(`${first.environment}, ${scene.time}: ${scene.title}`);
    await scene.playTogether({ report, jurisdictions: plans });
  }
}

function castOf(
  deployer: Deployer,
  { stacks, outcomes, globalTables }: WholeDeployment,
  plan: StagePlan,
  foreignRegion: string | undefined,
  report: Report,
  administrator: Cast['administrator'],
): Cast {
  const registry = globalTables.find(({ stack }) => stack.account === plan.account && stack.id.endsWith('-registry'));
  if (registry === undefined || foreignRegion === undefined) {
    throw new Error(`${plan.id}: the story needs a registry in the account and a second jurisdiction`);
  }
  const own = stacks.filter(({ stage }) => stage === plan.id);
  const storage = own.flatMap(({ id }) => outcomes.get(id)?.storage ?? []);
  return {
    emulator: deployer.emulator,
    deployer,
    report,
    jurisdiction: plan.jurisdiction,
    profile: plan.profile,
    account: plan.account,
    region: plan.instanceRegion,
    foreignRegion,
    stacks: own,
    environmentStacks: stacks.filter(({ stage }) => stage.endsWith(`-${plan.environment}`)),
    registry,
    storage,
    administrator,
  };
}
