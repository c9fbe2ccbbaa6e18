import { accessScopes, organisationRoles, tokenScope } from '../../../lib/domain/organisations/access-scopes';
import { organisationRoutes } from '../../../lib/domain/organisations/api-routes';
import { GuardedApi, requestEvent } from '../../support/authoriser-request';
import { organisationRecord } from '../../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine } from '../../support/registry-engine';
import { TokenIssuer } from '../../support/token-issuer';

const regions = ['ca-central-1', 'us-east-1', 'eu-central-1'];
/** Two in every Region: neighbours must be apart, too. */
const organisations = regions.flatMap((homeRegion, index) =>
  [1, 2].map((neighbour) => ({ id: `0f9d2c1e-8a64-4b7e-9d55-3c2b1a0987${index}${neighbour}`, homeRegion })),
);
const issuers = new Map(regions.map((region) => [region, new TokenIssuer(region)]));
const all = [...issuers.values()];

/** Everything that a token can permit. */
const scope = accessScopes.map(tokenScope).join(' ');

const environment = { ...process.env };
let engine: RegistryEngine;
let apis: ReadonlyMap<string, GuardedApi>;

beforeAll(async () => {
  engine = await startRegistryEngine();
  for (const { id, homeRegion } of organisations) {
    await engine.plant(organisationRecord({ organisationId: id, homeRegion }));
  }
  process.env.AWS_REGION = 'ca-central-1';
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint;
  apis = new Map(all.map((issuer) => [issuer.region, new GuardedApi(issuer, all)]));
});

afterAll(async () => {
  process.env = environment;
  await engine.stop();
});

const every = organisations.flatMap((caller) =>
  organisations.flatMap((owner) =>
    regions.flatMap((region) =>
      organisationRoutes.map(({ method, resource }) => ({ caller, owner, region, method, resource })),
    ),
  ),
);

/** Every caller to every organisation on every route of every Region, with tokens of these issuers. */
async function tryAll(issuerRegion: (attempt: (typeof every)[number]) => string): Promise<readonly string[]> {
  const allowed: string[] = [];
  for (const attempt of every) {
    const { caller, owner, region, method: httpMethod, resource } = attempt;
    const issuer = issuers.get(issuerRegion(attempt));
    const token = issuer?.token(caller.id, { home_region: region, roles: organisationRoles, scope });
    const outcome = await apis
      .get(region)
      ?.ask(requestEvent({ region, httpMethod, resource, organisationId: owner.id, token }));
    if (outcome === 'allow') allowed.push(`${caller.id} reaches ${owner.id} by ${httpMethod} ${resource} in ${region}`);
  }
  return allowed;
}

test('the suite tries every pair', () => {
  expect(every).toHaveLength(6 * 6 * 3 * organisationRoutes.length);
});

test("a token of its home Region's issuer opens the own organisation there, and nothing else anywhere", async () => {
  const own = organisations.flatMap(({ id, homeRegion }) =>
    organisationRoutes.map(({ method, resource }) => `${id} reaches ${id} by ${method} ${resource} in ${homeRegion}`),
  );
  expect([...(await tryAll(({ caller }) => caller.homeRegion))].sort()).toEqual(own.sort());
});

// An issuer that is deceived about where an organisation is at home.
test("a token that a foreign Region's issuer made for an organisation opens nothing, in its Region or at home", async () => {
  const abroad = (region: string): string => regions[(regions.indexOf(region) + 1) % regions.length] ?? '';
  expect(await tryAll(({ caller }) => abroad(caller.homeRegion))).toEqual([]);
});
