import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';
import { recordOfProcessing } from './record-of-processing';

/** United States: calls in Virginia, a second copy of the content in Oregon. */
export const unitedStates: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'us',
  instanceRegion: 'us-east-1',
  dataDisasterRecoveryRegion: 'us-west-2',
  instanceAlias: 'northwind-us',
  networkRange: '10.42.0.0/20',
  classification: { scheme: 'organisation', content: 'confidential', metadata: 'internal' },
  features: exampleFeatures,
  recordOfProcessing: recordOfProcessing({
    service: 'CCPA s. 1798.140(e)(5)',
    quality: 'CCPA s. 1798.140(e)(7)',
    duty: 'CCPA s. 1798.120 and 1798.135',
  }),
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
};
