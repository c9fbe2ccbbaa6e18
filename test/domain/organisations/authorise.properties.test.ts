import fc from 'fast-check';
import { type AccessGrant, grantableScopes } from '../../../lib/domain/organisations/access-grant';
import { accessScopes, organisationRoles, tokenScope } from '../../../lib/domain/organisations/access-scopes';
import { organisationRoutes } from '../../../lib/domain/organisations/api-routes';
import {
  type AccessRequest,
  authorise,
  denialReasons,
  type TokenClaims,
} from '../../../lib/domain/organisations/authorise';
import { isPermitted } from '../../support/access-specification';
import { EASTERN, NORTHERN, SOUTHERN } from '../../support/organisations';

const now = new Date('2026-11-21T12:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** Mostly what is right, so that one thing at a time is wrong. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: right, weight: 9 }, { arbitrary: wrong, weight: 1 });
const wrongText = fc.oneof(
  fc.string(),
  fc.constantFrom('', '__proto__', 'eu-central-1', `${NORTHERN}/`, NORTHERN.toUpperCase()),
);
const text = (...right: readonly string[]): fc.Arbitrary<string> => mostly(fc.constantFrom(...right), wrongText);
const organisationId = text(NORTHERN, NORTHERN, EASTERN, SOUTHERN);
const region = text('ca-central-1');
const issuer = text('https://issuer.example/ca');
const anyDate = fc.date({ noInvalidDate: false });

const claims: fc.Arbitrary<TokenClaims> = fc.record({
  issuer,
  use: text('access'),
  issuedAt: mostly(fc.integer({ min: -500, max: 60 }).map(at), fc.oneof(fc.constantFrom(at(61), at(60)), anyDate)),
  expiresAt: mostly(fc.integer({ min: 1, max: 500 }).map(at), fc.oneof(fc.constantFrom(at(0), at(-1)), anyDate)),
  organisationId,
  homeRegion: region,
  roles: fc.array(text(...organisationRoles), { minLength: 1, maxLength: 3 }),
  scopes: mostly(
    fc.shuffledSubarray(accessScopes.map<string>(tokenScope), { minLength: 1 }),
    fc.array(fc.oneof(fc.string(), fc.constantFrom('users.read', 'other/users.read', 'organisation/')), {
      maxLength: 3,
    }),
  ),
});

const grant: fc.Arbitrary<AccessGrant> = fc.record({
  holderId: organisationId,
  ownerId: organisationId,
  scopes: fc.shuffledSubarray([...grantableScopes]),
  expiresAt: mostly(fc.integer({ min: 1, max: 500 }).map(at), fc.oneof(fc.constantFrom(at(0), at(-1)), anyDate)),
});

const organisations = fc
  .tuple(
    ...[NORTHERN, EASTERN, SOUTHERN].map((id) =>
      fc.record({
        organisationId: fc.constant(id),
        homeRegion: region,
        status: mostly(fc.constant('active' as const), fc.constantFrom('suspended' as const, 'moving' as const)),
      }),
    ),
  )
  .chain((all) => mostly(fc.constant(all), fc.subarray(all)));

const request: fc.Arbitrary<AccessRequest> = fc
  .record({
    region,
    issuer,
    method: text('GET', 'POST'),
    resource: text(...organisationRoutes.map(({ resource }) => resource)),
    organisationId: mostly<string | undefined>(organisationId, fc.constant(undefined)),
    organisations,
  })
  .chain((made) =>
    mostly(
      fc.constant(made.resource.replace('{organisationId}', made.organisationId ?? '')),
      fc.oneof(wrongText, fc.constantFrom(`/organisations/${EASTERN}/users`)),
    ).map((path) => ({ ...made, path })),
  );

test('access is allowed exactly when the specification allows it', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(request, claims, fc.array(grant, { maxLength: 4 }), (asked, token, grants) => {
      const decision = authorise(asked, token, grants, now);
      const what = decision.outcome === 'allow' ? decision.basis : decision.reason;
      seen.set(what, (seen.get(what) ?? 0) + 1);
      expect(decision.outcome === 'allow').toBe(isPermitted(asked, token, grants, now));
    }),
    { numRuns: 20_000 },
  );
  // The generator reaches every outcome: agreement is not for lack of cases.
  expect([...seen.keys()].sort()).toEqual([...denialReasons, 'grant', 'own-organisation'].sort());
});

test('more grants, roles and scopes never take anything away, and time gives nothing', () => {
  fc.assert(
    fc.property(
      request,
      claims,
      fc.array(grant, { maxLength: 3 }),
      grant,
      fc.nat(1_000),
      (asked, token, grants, more, later) => {
        if (authorise(asked, token, grants, now).outcome === 'deny') {
          const expires = authorise(asked, { ...token, issuedAt: at(-1_000) }, grants, now);
          const afterwards = authorise(asked, { ...token, issuedAt: at(-1_000) }, grants, at(later));
          expect(expires.outcome === 'deny' && afterwards.outcome === 'allow').toBe(false);
          return;
        }
        expect(authorise(asked, token, [more, ...grants], now).outcome).toBe('allow');
        const roles = ['auditor', ...token.roles];
        expect(authorise(asked, { ...token, roles, scopes: ['x', ...token.scopes] }, grants, now).outcome).toBe(
          'allow',
        );
      },
    ),
    { numRuns: 5_000 },
  );
});

test('the reason is the first that applies: issuer and Region, organisation, role, scope', () => {
  const good: TokenClaims = {
    issuer: 'i',
    use: 'access',
    issuedAt: at(-1),
    expiresAt: at(1),
    organisationId: NORTHERN,
    homeRegion: 'ca-central-1',
    roles: ['administrator'],
    scopes: ['organisation/users.read'],
  };
  const asked: AccessRequest = {
    region: 'ca-central-1',
    issuer: 'i',
    method: 'GET',
    resource: '/organisations/{organisationId}/users',
    path: `/organisations/${NORTHERN}/users`,
    organisationId: NORTHERN,
    organisations: [{ organisationId: NORTHERN, homeRegion: 'ca-central-1', status: 'active' }],
  };
  const steps: readonly [Partial<TokenClaims>, string][] = [
    [{ scopes: [] }, 'scope'],
    [{ roles: [] }, 'role'],
    [{ organisationId: EASTERN }, 'caller-not-registered'],
    [{ homeRegion: 'us-east-1' }, 'token-of-another-region'],
    [{ issuer: 'j' }, 'issuer'],
  ];
  let token = good;
  expect(authorise(asked, token, [], now)).toEqual({
    outcome: 'allow',
    basis: 'own-organisation',
    organisationId: NORTHERN,
  });
  for (const [wrong, reason] of steps) {
    token = { ...token, ...wrong };
    expect(authorise(asked, token, [], now)).toEqual({ outcome: 'deny', reason });
  }
});
