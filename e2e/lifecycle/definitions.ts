import { exampleDeployment } from '../../lib/config/example';
import { europeanUnion } from '../../lib/config/example/european-union';
import { type DeploymentDefinitionInput } from '../../lib/config/deployment-schema';

/** Account of its own, so that the life of this deployment touches no other. */
export const lifecycleAccount = '333333333333';
export const lifecycleStage = 'eu-trial';
export const instanceRegion = 'eu-central-1';
export const addedRegion = 'eu-north-1';

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

const oneRegion: Jurisdiction = { ...europeanUnion, dataDisasterRecoveryRegion: undefined };

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
