import { type StagePlan } from '../../lib/config';
import { type WholeDeployment } from '../deploy/whole-deployment';
import { type Emulator } from '../emulator/emulator';
import { createAdministrator } from '../emulator/principal';
import { type Report } from '../report';
import { callArrives } from './call-arrives';
import { foreignPrincipalRefused } from './foreign-principal-refused';
import { foreignReplicaPlanted } from './foreign-replica-planted';
import { organisationRegistered } from './organisation-registered';
import { type Cast, type Scene } from './scene';

/** The day, in its order. Later scenes find what earlier ones left. */
const scenes: readonly Scene[] = [organisationRegistered, callArrives, foreignPrincipalRefused, foreignReplicaPlanted];

/** Plays a day in the life of every jurisdiction of these plans, which are of one environment. */
export async function playStory(
  emulator: Emulator,
  deployment: WholeDeployment,
  plans: readonly StagePlan[],
  report: Report,
): Promise<void> {
  const [first] = plans;
  if (first === undefined) return;
  const administrator = await report.step('an administrator of the account is created', () =>
    createAdministrator(emulator, first.account),
  );
  if (administrator === undefined) return;
  for (const plan of plans) {
    const foreign = plans.find((other) => other.profile !== plan.profile);
    const cast = castOf(emulator, deployment, plan, foreign?.instanceRegion, report, administrator);
    for (const scene of scenes) {
      report.chapter(`${plan.id}: ${scene.title}`);
      await scene.play(cast);
    }
  }
}

function castOf(
  emulator: Emulator,
  { stacks, outcomes, globalTables }: WholeDeployment,
  plan: StagePlan,
  foreignRegion: string | undefined,
  report: Report,
  administrator: Cast['administrator'],
): Cast {
  const registry = globalTables.find(({ stack }) => stack.account === plan.account);
  if (registry === undefined || foreignRegion === undefined) {
    throw new Error(`${plan.id}: the story needs a registry in the account and a second jurisdiction`);
  }
  const own = stacks.filter(({ stage }) => stage === plan.id);
  const storage = own.flatMap((stack) => {
    const outcome = outcomes.get(stack);
    return outcome?.kind === 'in-part' ? outcome.storage : [];
  });
  return {
    emulator,
    report,
    jurisdiction: plan.jurisdiction,
    profile: plan.profile,
    account: plan.account,
    region: plan.instanceRegion,
    foreignRegion,
    stacks: own,
    registry,
    storage,
    administrator,
  };
}
