import { exampleDeployment } from '../../lib/config/example';
import { europeanUnion } from '../../lib/config/example/european-union';
import { type DeploymentDefinitionInput } from '../../lib/config/deployment-schema';

/** Account of its own, so that the life of this deployment touches no other. */
export const lifecycleAccount = '333333333333';
export const lifecycleStage = 'eu-trial';
export const instanceRegion = 'eu-central-1';
export const addedRegion = 'eu-north-1';
/** With those where AWS records global services, which are watched from there. */
export const lifecycleRegions = [instanceRegion, addedRegion, 'us-east-1', 'us-west-2'];

type Jurisdiction = DeploymentDefinitionInput['jurisdictions'][string];

/** The example's European Union alone, in an environment of its own. */
function definition(eu: Jurisdiction): DeploymentDefinitionInput {
  return {
    ...exampleDeployment,
    registry: { masterRegion: instanceRegion },
    referenceData: { ...exampleDeployment.referenceData, masterRegion: instanceRegion },
    environments: { trial: { account: lifecycleAccount } },
    jurisdictions: { eu },
  };
}

/** What the example has in its own environments, in this one. */
const here = <T extends object>(things: readonly T[] = []) =>
  things.map((thing) => ({ ...thing, environments: ['trial'] }));

const oneRegion: Jurisdiction = {
  ...europeanUnion,
  dataDisasterRecoveryRegion: undefined,
  organisationQueues: here(europeanUnion.organisationQueues),
  identityProviders: here(europeanUnion.identityProviders),
};

/** Days that the change asks to keep recordings. */
export const shorterRetentionDays = 120;

const shorter = { ...oneRegion, retentionDays: { 'call-recording': shorterRetentionDays } };

/** What the deployment is at each turn of its life. */
export const lifecycleDefinitions = {
  first: definition(oneRegion),
  shorterRetention: definition(shorter),
  secondRegion: definition({ ...shorter, dataDisasterRecoveryRegion: addedRegion }),
} as const;

export type LifecycleTurn = keyof typeof lifecycleDefinitions;

export const isLifecycleTurn = (turn: unknown): turn is LifecycleTurn =>
  typeof turn === 'string' && Object.hasOwn(lifecycleDefinitions, turn);
