import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';

/** Canada: calls in Montréal, a second copy of the content in Calgary. Amazon Connect has no replica Region in Canada. */
export const canada: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'ca',
  instanceRegion: 'ca-central-1',
  dataDisasterRecoveryRegion: 'ca-west-1',
  instanceAlias: 'northwind-ca',
  networkRange: '10.41.0.0/20',
  classification: { scheme: 'organisation', content: 'confidential', metadata: 'internal' },
  features: { ...exampleFeatures, customerProfiles: true },
  casesDomains: {
    dev: '0c1f5a2d-6b1e-4c57-8f0e-7a9d1c3b5e21',
    prod: '5f0c9a5e-5f6e-4f0c-9d0b-3d1f7f2c8a44',
  },
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
};
