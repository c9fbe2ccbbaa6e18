import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';
import { inputCertificates } from './input-certificates';

/** Canada: calls in Montréal, a second copy of the content in Calgary. Amazon Connect has no replica Region in Canada. */
export const canada: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'ca',
  instanceRegion: 'ca-central-1',
  dataDisasterRecoveryRegion: 'ca-west-1',
  instanceAlias: 'northwind-ca',
  networkRange: '10.41.0.0/20',
  classification: { scheme: 'organisation', content: 'confidential', metadata: 'internal' },
  features: exampleFeatures,
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
  payments: {
    processor: { host: 'tokens.processor.example', country: 'CA', subdivision: 'CA-QC' },
    certificates: inputCertificates,
  },
};
