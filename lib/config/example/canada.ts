import { type DeploymentDefinitionInput } from '../deployment-schema';
import { exampleFeatures } from './features';
import { inputCertificates } from './input-certificates';
import { recordOfProcessing } from './record-of-processing';

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
  collectionNotice: {
    version: 1,
    sha256: '608407acf5808378b316af04fe1ccd65e0b217c0ecfaa93c8ddd96780174bf56',
    texts: [
      {
        language: 'en-US',
        recorded:
          'Thank you for contacting us. This conversation is recorded so that we can review the service you receive. ' +
          'If you do not want to be recorded, please tell the agent at the start.',
        analysed:
          'Thank you for contacting us. This conversation is recorded, and analysed by software, so that we can review the ' +
          'service you receive. If you do not want this, please tell the agent at the start.',
        notRecorded: 'Thank you for contacting us. This conversation is not recorded.',
      },
      {
        language: 'fr-CA',
        recorded:
          'Merci de communiquer avec nous. Cette conversation est enregistrée afin que nous puissions évaluer le service ' +
          'que vous recevez. Si vous ne souhaitez pas être enregistré, veuillez en aviser l’agent dès le début.',
        analysed:
          'Merci de communiquer avec nous. Cette conversation est enregistrée et analysée par un logiciel, afin que nous ' +
          'puissions évaluer le service que vous recevez. Si vous ne le souhaitez pas, veuillez en aviser l’agent dès le début.',
        notRecorded: 'Merci de communiquer avec nous. Cette conversation n’est pas enregistrée.',
      },
    ],
  },
  recordOfProcessing: recordOfProcessing({
    service: 'PIPEDA 4.3',
    quality: 'PIPEDA 4.3, by the notice',
    duty: 'PIPEDA 4.3.8',
  }),
  approvedOrigins: ['https://desk.northwind.example'],
  integrations: {},
  payments: {
    processor: { host: 'tokens.processor.example', country: 'CA', subdivision: 'CA-QC' },
    certificates: inputCertificates,
  },
};
