import {
  exampleDeployment,
  loadDeployment,
  parseDeployment,
  planRegistries,
  planStages,
  registryScopeOf,
  residencyScopeOf,
} from '../../lib/config';
import { type ResidencyScope } from '../../lib/residency/scope';
import { changed } from '../support/changed';

const asOf = '2026-11-21';
const example = loadDeployment(undefined, asOf);

function scopeOf(id: string, changes: Readonly<Record<string, unknown>> = {}): ResidencyScope | undefined {
  const definition = parseDeployment(changed(exampleDeployment, changes), { asOf, source: 'deployment.ts' });
  const plan = planStages(definition).find((candidate) => candidate.id === id);
  return plan && residencyScopeOf(plan, definition, asOf);
}

describe('residencyScopeOf', () => {
  test('a Stage whose copies are at home has nothing else permitted', () => {
    expect(scopeOf('ca-prod')).toEqual({
      jurisdiction: 'ca',
      homeRegions: ['ca-central-1', 'ca-west-1'],
      permittedRegions: {},
      hosts: { 'tokens.processor.example': 'CA' },
      accounts: ['222222222222'],
      deployment: 'ca-prod',
    });
  });

  test('systems and identity providers outside AWS are where the definition says', () => {
    const scope = scopeOf('ca-prod', {
      'jurisdictions.ca.integrations': { crm: { host: 'crm.example.com', country: 'CA' } },
      'jurisdictions.ca.identityProviders': [
        {
          name: 'Northwind',
          organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765',
          metadataUrl: 'https://sign-in.example.com/saml/metadata',
          country: 'CA',
          attributes: { email: 'mail', internalId: 'employee' },
          environments: ['prod'],
        },
      ],
    });
    expect(scope?.hosts).toMatchObject({ 'crm.example.com': 'CA', 'sign-in.example.com': 'CA' });
  });

  test('a Region beyond home that adequacy makes lawful is permitted, with both reasons', () => {
    const scope = scopeOf('eu-prod', {
      'jurisdictions.eu.dataDisasterRecoveryRegion': 'eu-west-2',
      'jurisdictions.eu.instanceReplicaRegion': 'eu-west-2',
    });
    expect(Object.keys(scope?.permittedRegions ?? {})).toEqual(['eu-west-2']);
    expect(scope?.permittedRegions?.['eu-west-2']).toMatch(
      /second copy of the data.* 2031-12-27; a replica of .* 2031-12-27$/,
    );
  });

  test('a Region that needs a decision is not permitted: the record has to clear it', () => {
    const scope = scopeOf('ca-prod', {
      'jurisdictions.ca.profile': 'ca-qc-private',
      'jurisdictions.ca.residencyDecisions': { dataDisasterRecovery: 'RDR-2026-001' },
    });
    expect(scope).toMatchObject({ homeRegions: ['ca-central-1'], permittedRegions: {} });
  });

  test('accounts of another environment are foreign', () => {
    const accounts = { 'environments.prod.jurisdictionAccounts': { eu: '333333333333' } };
    expect(scopeOf('ca-prod', accounts)?.accounts).toEqual(['222222222222', '333333333333']);
    expect(scopeOf('ca-dev', accounts)?.accounts).toEqual(['111111111111']);
  });
});

test('registryScopeOf: home is the jurisdiction of the master Region', () => {
  const scopes: readonly ResidencyScope[] = planRegistries(example).map((plan) => registryScopeOf(plan, example));
  expect(scopes).toMatchObject([
    { jurisdiction: 'ca', homeRegions: ['ca-central-1', 'ca-west-1'], deployment: 'registry-dev' },
    { jurisdiction: 'ca', homeRegions: ['ca-central-1', 'ca-west-1'], deployment: 'registry-prod' },
  ]);
});
