import { planRegistries, planStages } from '../../lib/config';
import { exampleDeployment } from '../support/platform';
import { type Changes, refusal } from '../support/refusal';

const ca = 'jurisdictions.ca';
const us = 'jurisdictions.us';
const provider = {
  name: 'Northwind',
  organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765',
  metadataUrl: 'https://sign-in.example.ca/saml/metadata',
  country: 'CA',
  attributes: { email: 'mail', internalId: 'employee' },
  environments: ['prod'],
};
const withProvider = (changes: Record<string, unknown>): Changes => ({
  [`${ca}.identityProviders`]: [{ ...provider, ...changes }],
});
const at = `deployment.ts: ${ca}.identityProviders[0]`;

describe('an identity provider', () => {
  test('in the country of the law is accepted', () => {
    expect(refusal(withProvider({}))).toBe('accepted');
  });

  test.each<[string, Changes, string]>([
    [
      'asked for more than e-mail and internal id',
      withProvider({ attributes: { ...provider.attributes, department: 'ou', telephone: 'tel' } }),
      `${at}.attributes: asks for 'department', 'telephone'; an assertion brings e-mail and internal id and nothing else: read the rest from the regional database after sign-in`,
    ],
    [
      'without the internal id',
      withProvider({ attributes: { email: 'mail' } }),
      `${at}.attributes.internalId: is missing; nothing is assumed here, so state it`,
    ],
    [
      'abroad',
      withProvider({ country: 'US' }),
      `${at}.country: the United States is farther than profile ca lets data lie (conditional); use a regional provider in Canada`,
    ],
    [
      'whose host contradicts its country',
      withProvider({ metadataUrl: 'https://portal.sso.us-east-1.amazonaws.com/saml/metadata/x' }),
      `${at}.metadataUrl: 'portal.sso.us-east-1.amazonaws.com' is in us-east-1 (Northern Virginia, the United States), and the country is said to be CA; correct one of the two`,
    ],
    [
      'without TLS',
      withProvider({ metadataUrl: 'http://sign-in.example.ca/saml/metadata' }),
      `${at}.metadataUrl: is no plain https address; write that of the SAML metadata, without user, port or fragment`,
    ],
    [
      'with a credential in its address',
      withProvider({ metadataUrl: 'https://user:secret@sign-in.example.ca/saml/metadata' }),
      `${at}.metadataUrl: is no plain https address; write that of the SAML metadata, without user, port or fragment`,
    ],
    [
      'of no organisation',
      withProvider({ organisationId: 'northwind' }),
      `${at}.organisationId: is no organisation id; write a UUID in lower case, such as '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765'`,
    ],
    [
      'called like a provider of Amazon Cognito',
      withProvider({ name: 'COGNITO' }),
      `${at}.name: is a name of Amazon Cognito; choose another`,
    ],
    [
      'in an environment that is not there',
      withProvider({ environments: ['stage'] }),
      `${at}.environments[0]: is no environment of the deployment; write one of dev, prod`,
    ],
    [
      'twice',
      { [`${ca}.identityProviders`]: [provider, { ...provider, name: 'northwind' }] },
      `deployment.ts: ${ca}.identityProviders[1].name: is 'northwind' once more; give each provider a name of its own`,
    ],
  ])('%s is refused', (_, changes, message) => {
    expect(refusal(changes)).toBe(message);
  });

  test('is planned in its environments only', () => {
    const plans = planStages(exampleDeployment());
    expect(plans.find(({ id }) => id === 'eu-prod')?.identityProviders).toHaveLength(1);
    expect(plans.find(({ id }) => id === 'ca-prod')?.identityProviders).toEqual([]);
  });
});

describe('an instance', () => {
  test('cannot be called so that Amazon Cognito refuses the host of its sign-in', () => {
    expect(refusal({ [`${us}.instanceAlias`]: 'lawson' })).toBe(
      `deployment.ts: ${us}.instanceAlias: contains 'aws', 'amazon' or 'cognito', which Amazon Cognito keeps for itself; choose another`,
    );
  });
});

describe('a queue of an organisation', () => {
  const queue = { name: 'northwind', organisationId: provider.organisationId, environments: ['prod'] };
  const queueAt = `deployment.ts: ${ca}.organisationQueues`;
  test.each<[string, readonly unknown[], string]>([
    [
      'called like another',
      [queue, { ...queue, organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766' }],
      `${queueAt}[1].name: is 'northwind' once more; give each queue a name of its own`,
    ],
    [
      'of an organisation that has one',
      [queue, { ...queue, name: 'other' }],
      `${queueAt}[1].organisationId: has a queue already; remove one of the two`,
    ],
    [
      'in an environment that is not there',
      [{ ...queue, environments: ['stage'] }],
      `${queueAt}[0].environments[0]: is no environment of the deployment; write one of dev, prod`,
    ],
  ])('%s is refused', (_, queues, message) => {
    expect(refusal({ [`${ca}.organisationQueues`]: queues })).toBe(message);
  });
});

test('a registry knows where organisations of its environment can be at home', () => {
  const [dev, prod] = planRegistries(exampleDeployment());
  expect(dev?.homes.map(({ id }) => id)).toEqual(['ca-dev', 'us-dev', 'eu-dev']);
  expect(prod?.homes.map(({ registry }) => registry.stage)).toEqual([
    'registry-prod',
    'registry-prod',
    'registry-prod',
  ]);
  expect(prod?.logRetentionDays).toBe(
    Math.max(...(prod?.homes ?? []).map(({ retention }) => retention['function-log'].days)),
  );
});
