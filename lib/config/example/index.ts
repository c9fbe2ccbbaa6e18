import { type DeploymentDefinitionInput } from '../deployment-schema';
import { canada } from './canada';
import { europeanUnion } from './european-union';
import { unitedStates } from './united-states';

/**
 * The deployment that ships with the project: a contact centre in three jurisdictions and two environments.
 * The accounts are placeholders: put your own in their place before you deploy.
 */
export const exampleDeployment: DeploymentDefinitionInput = {
  organisation: {
    id: 'northwind',
    name: 'Northwind Assistance',
    controller: 'Northwind Assistance Inc.',
    privacyContactRole: 'Chief Privacy Officer',
  },
  registry: { masterRegion: 'ca-central-1' },
  environments: {
    dev: { account: '111111111111' },
    prod: { account: '222222222222' },
  },
  jurisdictions: { ca: canada, us: unitedStates, eu: europeanUnion },
  referenceData: {
    masterRegion: 'ca-central-1',
    organisationSchemas: ['organisation'],
    tables: [
      {
        schema: 'reference',
        name: 'countries',
        owner: 'Master Data Owner',
        purpose: 'names and dialling codes of countries',
      },
      {
        schema: 'reference',
        name: 'languages',
        owner: 'Master Data Owner',
        purpose: 'languages that agents can serve',
      },
      {
        schema: 'reference',
        name: 'contact_reasons',
        owner: 'Service Owner',
        purpose: 'why a contact came, as agents code it',
      },
    ],
  },
  alarms: { recipients: ['operations@northwind.example'] },
};
