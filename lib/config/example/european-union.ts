import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';

/** European Union: calls in Frankfurt, a second copy of the content in Stockholm. Screens are not recorded. */
export const europeanUnion: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'eu',
  instanceRegion: 'eu-central-1',
  dataDisasterRecoveryRegion: 'eu-north-1',
  instanceAlias: 'northwind-eu',
  networkRange: '10.43.0.0/20',
  classification: { scheme: 'organisation', content: 'restricted', metadata: 'confidential' },
  features: { ...exampleFeatures, screenRecording: false },
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
};
