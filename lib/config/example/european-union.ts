import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';
import { recordOfProcessing } from './record-of-processing';

/** European Union: calls in Frankfurt, a second copy of the content in Stockholm. Screens are not recorded. Users sign in in Frankfurt. */
export const europeanUnion: DeploymentDefinitionInput['jurisdictions'][string] = {
  profile: 'eu',
  instanceRegion: 'eu-central-1',
  dataDisasterRecoveryRegion: 'eu-north-1',
  instanceAlias: 'northwind-eu',
  networkRange: '10.43.0.0/20',
  classification: { scheme: 'organisation', content: 'restricted', metadata: 'confidential' },
  features: { ...exampleFeatures, screenRecording: false },
  recordOfProcessing: recordOfProcessing({
    service: 'GDPR art. 6(1)(b)',
    quality: 'GDPR art. 6(1)(f)',
    duty: 'GDPR art. 6(1)(c) and 21',
  }),
  approvedOrigins: ['https://desk.northwind.example'],
  organisationQueues: [
    { name: 'northwind', organisationId: '5b0b7c7e-52f1-4d5e-9a35-6b1d3c9f2a10', environments: ['dev', 'prod'] },
  ],
  identityProviders: [
    {
      name: 'Northwind',
      organisationId: '5b0b7c7e-52f1-4d5e-9a35-6b1d3c9f2a10',
      // AWS IAM Identity Center, whose host tells its Region. One that does not is unproven, and the gate refuses it.
      metadataUrl: 'https://portal.sso.eu-central-1.amazonaws.com/saml/metadata/northwind',
      country: 'DE',
      attributes: { email: 'email', internalId: 'internal_id' },
      environments: ['dev', 'prod'],
    },
  ],
  integrations: {},
};
