import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';

/** United States: calls in Virginia, a second copy of the content in Oregon. */
export const unitedStates: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'us',
  instanceRegion: 'us-east-1',
  dataDisasterRecoveryRegion: 'us-west-2',
  instanceAlias: 'northwind-us',
  networkRange: '10.42.0.0/20',
  classification: { scheme: 'organisation', content: 'confidential', metadata: 'internal' },
  features: exampleFeatures,
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
};
