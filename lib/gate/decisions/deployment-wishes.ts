import { planStages, type DeploymentDefinition, type StagePlan } from '../../config';
import { type Effect } from '../../residency/decisions/effect';
import { type DecisionWish } from '../../residency/decisions/wish';

type WishName = 'dataDisasterRecovery' | 'instanceReplica' | 'generativeAi' | 'siem' | 'crm';

const effectsOf: Readonly<Record<WishName, readonly Effect[]>> = {
  dataDisasterRecovery: ['data-dr-outside-home', 'at-rest-outside-home'],
  instanceReplica: ['instance-dr-outside-home', 'service-region-outside-home'],
  generativeAi: ['ai-inference-outside-home', 'in-use-outside-home'],
  siem: ['log-or-siem-export'],
  crm: ['in-use-outside-home', 'at-rest-outside-home'],
};

/** What a definition lets through on the strength of decision records, in every Stage. */
export function deploymentWishes(definition: DeploymentDefinition, source: string): readonly DecisionWish[] {
  return planStages(definition).flatMap((plan) => {
    const named = definition.jurisdictions[plan.jurisdiction]?.residencyDecisions ?? {};
    return (Object.keys(effectsOf) as WishName[]).flatMap((name): readonly DecisionWish[] => {
      const decision = named[name];
      if (decision === undefined) return [];
      const place = placeOf(name, plan);
      return [
        {
          decision,
          where: `${source}: jurisdictions.${plan.jurisdiction}.residencyDecisions.${name}`,
          profile: plan.profile,
          deployment: plan.id,
          effects: effectsOf[name],
          ...(place ? { place } : {}),
        },
      ];
    });
  });
}

function placeOf(name: WishName, plan: StagePlan): DecisionWish['place'] {
  switch (name) {
    case 'dataDisasterRecovery':
      return inRegion(plan.dataDisasterRecoveryRegion);
    case 'instanceReplica':
      return inRegion(plan.instanceReplicaRegion);
    case 'generativeAi':
      return undefined; // Which Regions serve the model is in the templates, where the grant is held against it.
    case 'siem':
    case 'crm': {
      const integration = plan.integrations[name];
      return integration ? { country: integration.country } : undefined;
    }
  }
}

function inRegion(region: string | undefined): DecisionWish['place'] {
  return region === undefined ? undefined : { region };
}
