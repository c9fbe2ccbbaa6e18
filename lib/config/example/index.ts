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
    networkRange: '10.40.0.0/20',
    organisationSchemas: ['organisation', 'reporting'],
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
      { schema: 'reference', name: 'courses', owner: 'Head of Learning', purpose: 'courses and their revisions' },
      { schema: 'reference', name: 'course_modules', owner: 'Head of Learning', purpose: 'content of courses' },
      {
        schema: 'reference',
        name: 'assessment_frameworks',
        owner: 'Head of Quality',
        purpose: 'frameworks by which work is assessed, with their scales',
      },
      {
        schema: 'reference',
        name: 'assessment_questions',
        owner: 'Head of Quality',
        purpose: 'questions of the frameworks, with the answers to choose from',
      },
      {
        schema: 'reference',
        name: 'configuration_parameters',
        owner: 'Platform Owner',
        purpose: 'parameters that are the same in every Region',
      },
    ],
  },
  alarms: {
    recipients: ['operations@northwind.example'],
    owners: { operations: 'Head of Operations', security: 'Chief Information Security Officer' },
  },
  privacy: { noticeSender: 'privacy@northwind.example' },
  guardrails: { organisationId: 'o-northwind1', managementAccount: '777777777777' },
};
