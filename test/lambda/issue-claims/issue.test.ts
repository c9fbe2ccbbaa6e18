import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { issueClaimsEventSchema, ORGANISATION_ATTRIBUTE } from '../../../lambda/issue-claims/contract';
import { issueClaims } from '../../../lambda/issue-claims/issue';
import { organisationRoles, scopesOfRole, tokenScope } from '../../../lib/domain/organisations/access-scopes';
import { EASTERN, NORTHERN, organisationRecord } from '../../support/organisations';
import { cognitoEvent } from '../../support/cognito-event';

const ports = (record: object | undefined = organisationRecord(), region = 'ca-central-1') => ({
  region,
  identityProviders: { Northern: NORTHERN, Eastern: EASTERN },
  read: (key: string) => Promise.resolve(key === NORTHERN ? (record as Record<string, unknown>) : undefined),
});

const issue = async (event: object, given = ports()) => {
  const { response } = await issueClaims(issueClaimsEventSchema.parse(event), given);
  return (response as { claimsAndScopeOverrideDetails: Record<string, Record<string, unknown>> })
    .claimsAndScopeOverrideDetails;
};
const federated = (providerName: string, attributes: object = {}) =>
  cognitoEvent({
    [ORGANISATION_ATTRIBUTE]: undefined,
    identities: JSON.stringify([{ userId: 'u', providerName, providerType: 'SAML', issuer: 'x', primary: 'true' }]),
    ...attributes,
  });

describe('tokens carry', () => {
  const claims = { organisation_id: NORTHERN, home_region: 'ca-central-1', roles: ['supervisor'] };

  test('organisation, home Region, roles and scopes', async () => {
    expect(await issue(cognitoEvent({}, { groups: ['supervisor', 'ca-central-1_Example1_Northern'] }))).toEqual({
      idTokenGeneration: { claimsToAddOrOverride: claims },
      accessTokenGeneration: {
        claimsToAddOrOverride: claims,
        scopesToAdd: scopesOfRole.supervisor.map(tokenScope),
        scopesToSuppress: [],
      },
    });
  });

  test("a federated user's organisation: that of the identity provider", async () => {
    const { accessTokenGeneration } = await issue(federated('Northern'));
    expect(accessTokenGeneration?.['claimsToAddOrOverride']).toMatchObject({ organisation_id: NORTHERN });
    expect(await issue(federated('Northern', { [ORGANISATION_ATTRIBUTE]: NORTHERN }))).toBeDefined();
  });

  test('no scope of the API that no role gives, whatever the client asked for', async () => {
    const scopes = ['openid', 'organisation/users.read', 'organisation/profile.read', 'organisation/invented'];
    const { accessTokenGeneration } = await issue(cognitoEvent({}, { groups: ['customer'], scopes }));
    expect(accessTokenGeneration).toMatchObject({
      scopesToAdd: ['organisation/profile.read', 'organisation/consent.write'],
      scopesToSuppress: ['organisation/users.read', 'organisation/invented'],
    });
  });

  test.each([
    ['an administrator has set it', cognitoEvent({ email: 'Jane.Doe@example.org' })],
    ['the identity provider has asserted it', federated('Northern', { email: 'Jane.Doe@example.org' })],
  ])("an agent's e-mail address, hashed, as %s, and in access tokens alone", async (_, event) => {
    const { idTokenGeneration, accessTokenGeneration } = await issue(event);
    const hash = createHash('sha256').update('resident-connect:connect-user:1:Jane.Doe@example.org').digest('hex');
    expect(accessTokenGeneration?.['claimsToAddOrOverride']).toMatchObject({ connect_user: hash });
    expect(idTokenGeneration?.['claimsToAddOrOverride']).not.toHaveProperty('connect_user');
    expect(JSON.stringify(accessTokenGeneration).toLowerCase()).not.toContain('jane');
  });

  test.each([
    ['who is no agent', cognitoEvent({}, { groups: ['supervisor', 'administrator'] })],
    ['without an address', cognitoEvent({ email: undefined })],
    ['with an empty one', cognitoEvent({ email: '' })],
  ])('nothing of Amazon Connect for a user %s', async (_, event) => {
    const { accessTokenGeneration } = await issue(event);
    expect(accessTokenGeneration?.['claimsToAddOrOverride']).not.toHaveProperty('connect_user');
  });

  test('exactly the scopes of their roles', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom<string>(...organisationRoles), fc.string()), { maxLength: 5 }),
        async (groups) => {
          const { accessTokenGeneration = {} } = await issue(cognitoEvent({}, { groups }));
          const roles = organisationRoles.filter((role) => groups.includes(role));
          const expected = new Set(roles.flatMap((role) => scopesOfRole[role].map(tokenScope)));
          expect(new Set(accessTokenGeneration['scopesToAdd'] as string[])).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('no token', () => {
  test.each([
    [
      'for a user without organisation',
      cognitoEvent({ [ORGANISATION_ATTRIBUTE]: undefined }),
      'belongs to no organisation',
    ],
    [
      'for an id in another spelling',
      cognitoEvent({ [ORGANISATION_ATTRIBUTE]: NORTHERN.toUpperCase() }),
      'belongs to no organisation',
    ],
    ['for an organisation that nobody knows', cognitoEvent({ [ORGANISATION_ATTRIBUTE]: EASTERN }), 'is not registered'],
    ['for an identity provider that nobody knows', federated('Southern'), 'belongs to no organisation'],
    ['for the prototype of all providers', federated('constructor'), 'belongs to no organisation'],
    [
      'for a provider that is not the own organisation',
      federated('Eastern', { [ORGANISATION_ATTRIBUTE]: NORTHERN }),
      'more than one organisation',
    ],
    [
      'for an unknown provider beside an organisation',
      federated('Southern', { [ORGANISATION_ATTRIBUTE]: NORTHERN }),
      'more than one organisation',
    ],
    ['for identities that cannot be read', cognitoEvent({ identities: '{' }), 'more than one organisation'],
    ['of a user pool in another Region', { ...cognitoEvent(), region: 'us-east-1' }, 'user pool is in another Region'],
    [
      "of a pool's id of another Region",
      { ...cognitoEvent(), userPoolId: 'us-east-1_Example1' },
      'user pool is in another Region',
    ],
  ])('%s', async (_, event, message) => {
    await expect(issue(event)).rejects.toThrow(message);
  });

  test.each([
    [
      'at home elsewhere',
      organisationRecord({ homeRegion: 'us-east-1' }),
      'is served in another Region; sign in there',
    ],
    ['suspended', organisationRecord({ status: 'suspended' }), 'is suspended'],
    ['moving', organisationRecord({ status: 'moving' }), 'is moving'],
    ['not well recorded', { ...organisationRecord(), email: 'a@example.org' }, 'is not registered'],
  ])('when the organisation is %s', async (_, record, message) => {
    await expect(issue(cognitoEvent(), ports(record))).rejects.toThrow(message);
  });

  test('when the registry cannot be read', async () => {
    const down = { ...ports(), read: () => Promise.reject(new Error('down')) };
    await expect(issue(cognitoEvent(), down)).rejects.toThrow('down');
  });
});
