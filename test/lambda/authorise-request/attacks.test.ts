import { createHmac, generateKeyPairSync } from 'node:crypto';
import { grantKey } from '../../../lib/domain/organisations/registry-record';
import { type AuthoriseRequestEvent } from '../../../lambda/authorise-request/contract';
import { GuardedApi, type Outcome, requestEvent } from '../../support/authoriser-request';
import { EASTERN, NORTHERN, organisationRecord, SOUTHERN } from '../../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine } from '../../support/registry-engine';
import { CLIENT_ID, type Members, TokenIssuer } from '../../support/token-issuer';

const home = new TokenIssuer('ca-central-1');
const abroad = new TokenIssuer('us-east-1');
const SUSPENDED = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098711';
const MOVING = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098712';
const UNKNOWN = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098713';
const GRANTED = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098714';

const environment = { ...process.env };
let engine: RegistryEngine;
let api: GuardedApi;
let fetched: string[];

const grant = (holder: string, owner: string, changes: Record<string, string | string[]> = {}) => ({
  organisationId: grantKey(holder, owner),
  grantHolderId: holder,
  grantOwnerId: owner,
  grantScopes: ['users.read'],
  grantExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  status: 'active',
  version: 1,
  updatedAt: '2026-11-21T00:00:00.000Z',
  ...changes,
});

beforeAll(async () => {
  engine = await startRegistryEngine();
  for (const organisationId of [NORTHERN, EASTERN, GRANTED]) await engine.plant(organisationRecord({ organisationId }));
  await engine.plant(organisationRecord({ organisationId: SOUTHERN, homeRegion: 'us-east-1' }));
  await engine.plant(organisationRecord({ organisationId: SUSPENDED, status: 'suspended' }));
  await engine.plant(organisationRecord({ organisationId: MOVING, status: 'moving' }));
  await engine.plant(grant(NORTHERN, GRANTED));
  await engine.plant(grant(NORTHERN, EASTERN, { grantExpiresAt: new Date(Date.now() - 1_000).toISOString() }));
  await engine.plant(grant(GRANTED, NORTHERN, { status: 'revoked' }));
  await engine.plant(grant(NORTHERN, SOUTHERN));
  process.env.AWS_REGION = home.region;
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint;
});

beforeEach(() => {
  fetched = [];
  api = new GuardedApi(home, [home, abroad], fetched);
});

afterAll(async () => {
  process.env = environment;
  await engine.stop();
});

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const own = (changes: Members = {}, header: Members = {}): string => home.token(NORTHERN, changes, header);
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
/** A request to the own organisation, by the given token. */
const by = (token: string): AuthoriseRequestEvent => requestEvent({ organisationId: NORTHERN, token });
/** A request by a good token. */
const to = (organisationId: string, changes: Partial<AuthoriseRequestEvent> & { resource?: string } = {}) =>
  requestEvent({ organisationId, token: own(), ...changes });
const withHeaders = (headers: Record<string, string>, multiple: Record<string, string[]> = {}) =>
  to(NORTHERN, { headers, multiValueHeaders: multiple });

/** An HMAC with the public key as its secret: what a verifier does that lets the token choose the algorithm. */
function confusedToken(): string {
  const signed = `${encode({ alg: 'HS256', kid: home.kid })}.${encode(home.claims(NORTHERN))}`;
  const secret = home.publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A key of the attacker in the header. */
const embeddedKey = (): Members => ({
  jwk: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }),
});

function tampered(): string {
  const [header = '', , signature = ''] = own().split('.');
  return [header, encode(home.claims(NORTHERN, { organisation_id: EASTERN })), signature].join('.');
}

test.each<[string, () => AuthoriseRequestEvent]>([
  ['a good token on the own organisation', () => by(own())],
  ['a header name in lower case', () => withHeaders({ authorization: `Bearer ${own()}` })],
  ['a grant in force', () => to(GRANTED)],
])('%s opens', async (_, event) => {
  expect(await api.ask(event())).toBe('allow');
});

test.each<[string, () => AuthoriseRequestEvent, Outcome]>([
  // The token.
  ['no token', () => requestEvent({ organisationId: NORTHERN }), '401'],
  ["a foreign Region's issuer", () => by(abroad.token(NORTHERN, { home_region: home.region })), '401'],
  [
    "a foreign issuer's signature on this issuer's claims",
    () => by(abroad.sign(home.claims(NORTHERN), { kid: home.kid })),
    '401',
  ],
  ['an issuer that only looks alike', () => by(own({ iss: `${home.issuer}/` })), '401'],
  ["the issuer's other name", () => by(own({ iss: home.issuer.replace('cognito-idp', 'issuer-cognito-idp') })), '401'],
  ['algorithm none', () => by(`${encode({ alg: 'none', kid: home.kid })}.${encode(home.claims(NORTHERN))}.x`), '401'],
  ['algorithm none without signature', () => by(`${encode({ alg: 'none' })}.${encode(home.claims(NORTHERN))}.`), '401'],
  ['another algorithm with the same key', () => by(own({}, { alg: 'RS512' })), '401'],
  ['the public key as a secret', () => by(confusedToken()), '401'],
  ["a foreign key's id", () => by(own({}, { kid: abroad.kid })), '401'],
  [
    'an id of a key that leads elsewhere',
    () => by(own({}, { kid: '../../us-east-1_Example1', jku: 'https://attacker.example/jwks.json' })),
    '401',
  ],
  ['no id of a key', () => by(own({}, { kid: undefined })), '401'],
  ['a key in the header', () => by(abroad.sign(home.claims(NORTHERN), { kid: home.kid, ...embeddedKey() })), '401'],
  ['a critical header', () => by(own({}, { crit: ['b64'], b64: false })), '401'],
  ['a changed payload', () => by(tampered()), '401'],
  ['a replay after its end', () => by(own({ iat: seconds(-3_700), exp: seconds(-1) })), '401'],
  [
    'a replay in another Region',
    () => requestEvent({ organisationId: NORTHERN, token: abroad.token(NORTHERN) }),
    '401',
  ],
  [
    'a replay after a suspension',
    () => requestEvent({ organisationId: SUSPENDED, token: home.token(SUSPENDED) }),
    'caller-not-active',
  ],
  [
    'a replay after a move began',
    () => requestEvent({ organisationId: MOVING, token: home.token(MOVING) }),
    'caller-not-active',
  ],
  ['no end', () => by(own({ exp: undefined })), '401'],
  ['an end that is no number', () => by(own({ exp: '9999999999' })), '401'],
  ['a token from the future', () => by(own({ iat: seconds(3_600), exp: seconds(7_200) })), 'issued-in-the-future'],
  ['a token that is not valid yet', () => by(own({ nbf: seconds(3_600) })), '401'],
  ['an ID token', () => by(own({ token_use: 'id' })), 'token-use'],
  ['a token for another client', () => by(own({ client_id: 'another' })), '401'],
  ['no organisation', () => by(own({ organisation_id: undefined })), '401'],
  ['roles as one text', () => by(own({ roles: 'administrator' })), '401'],
  ['a home Region in other letters', () => by(own({ home_region: 'CA-CENTRAL-1' })), 'token-of-another-region'],
  ['an oversized token', () => by(own({ padding: 'x'.repeat(20_000) })), '401'],
  // The headers.
  [
    'two tokens',
    () =>
      withHeaders({ Authorization: `Bearer ${own()}` }, { Authorization: [`Bearer ${own()}`, `Bearer ${tampered()}`] }),
    '401',
  ],
  [
    'two spellings of the header',
    () => withHeaders({ Authorization: `Bearer ${own()}`, authorization: `Bearer ${tampered()}` }),
    '401',
  ],
  ['another header', () => withHeaders({ 'X-Authorization': `Bearer ${own()}` }), '401'],
  ['another scheme', () => withHeaders({ Authorization: `Basic ${own()}` }), '401'],
  ['a token and more', () => withHeaders({ Authorization: `Bearer ${own()}, Bearer ${tampered()}` }), '401'],
  // The path.
  ['another organisation', () => to(UNKNOWN), 'organisation-not-registered'],
  ['a path up and over', () => to(NORTHERN, { path: `/organisations/${NORTHERN}/../${EASTERN}/users` }), 'path'],
  ['an encoded path', () => to(NORTHERN, { path: `/organisations/${NORTHERN}%2f..%2f${EASTERN}/users` }), 'path'],
  ['a parameter that the path does not say', () => to(NORTHERN, { path: `/organisations/${EASTERN}/users` }), 'path'],
  ['a slash at the end', () => to(NORTHERN, { path: `/organisations/${NORTHERN}/users/` }), 'path'],
  ['a wildcard as organisation', () => to('*'), 'path'],
  ['an organisation in capital letters', () => to(NORTHERN.toUpperCase()), 'path'],
  ['an organisation in full-width digits', () => to(NORTHERN.replace('0', '\uff10')), 'path'],
  ['an organisation with an invisible letter', () => to(`${NORTHERN}\u200b`), 'path'],
  ['an organisation with a line end', () => to(`${NORTHERN}\n`), 'path'],
  [
    'the same invisible letter in token and path',
    () => requestEvent({ organisationId: `${NORTHERN}\u200b`, token: home.token(`${NORTHERN}\u200b`) }),
    'path',
  ],
  ['no organisation in the path', () => to(NORTHERN, { pathParameters: null }), 'path'],
  [
    "another Region's API",
    () =>
      to(NORTHERN, {
        methodArn: `arn:aws:execute-api:us-east-1:111111111111:a/v1/GET/organisations/${NORTHERN}/users`,
      }),
    'path',
  ],
  [
    'an ARN of everything',
    () => to(NORTHERN, { methodArn: 'arn:aws:execute-api:ca-central-1:111111111111:a/v1/GET/*' }),
    'path',
  ],
  [
    'a route that is not there',
    () => to(NORTHERN, { resource: '/organisations/{organisationId}/recordings' }),
    'route',
  ],
  ['the catch-all route', () => to(NORTHERN, { resource: '/{proxy+}' }), 'route'],
  ['another method', () => to(NORTHERN, { httpMethod: 'DELETE' }), 'route'],
  // The organisation, the role, the scope.
  ['an organisation of another Region, with a grant', () => to(SOUTHERN), 'organisation-of-another-region'],
  [
    'an organisation that says it is at home here',
    () => requestEvent({ organisationId: SOUTHERN, token: home.token(SOUTHERN) }),
    'caller-of-another-region',
  ],
  [
    'an organisation that nobody knows',
    () => requestEvent({ organisationId: UNKNOWN, token: home.token(UNKNOWN) }),
    'caller-not-registered',
  ],
  ['a grant past its end', () => to(EASTERN), 'grant-expired'],
  [
    'a grant in the other direction',
    () => requestEvent({ organisationId: NORTHERN, token: home.token(EASTERN) }),
    'no-grant',
  ],
  [
    'a grant that was revoked',
    () => requestEvent({ organisationId: NORTHERN, token: home.token(GRANTED) }),
    'no-grant',
  ],
  ['more than a grant permits', () => to(GRANTED, { resource: '/organisations/{organisationId}' }), 'grant-scope'],
  ['the key of a grant as organisation', () => to(grantKey(NORTHERN, GRANTED)), 'path'],
  ['a role that is too low', () => by(own({ roles: ['agent'] })), 'role'],
  ['no role', () => by(own({ roles: [] })), 'role'],
  ['a role that nobody knows', () => by(own({ roles: ['Administrator', 'root', '__proto__'] })), 'role'],
  ['no scope', () => by(own({ scope: undefined })), 'scope'],
  ["another API's scope", () => by(own({ scope: 'other/users.read users.read organisation/users.readx' })), 'scope'],
])('%s does not', async (_, event, outcome) => {
  expect(await api.ask(event())).toBe(outcome);
});

test('an event that is none of Amazon API Gateway gets no answer', async () => {
  for (const event of [undefined, {}, { ...by(own()), type: 'TOKEN' }]) expect(await api.ask(event)).toBe('500');
});

test('keys are asked of the own issuer only, whatever a token says', async () => {
  await api.ask(by(abroad.token(NORTHERN)));
  await api.ask(by(own({}, { jku: 'https://attacker.example/jwks.json', x5u: 'https://attacker.example/x' })));
  await api.ask(by(own({}, { kid: 'unknown' })));
  expect(new Set(fetched)).toEqual(new Set([`${home.issuer}/.well-known/jwks.json`]));
});

test('without the keys of the issuer nothing is decided', async () => {
  expect(await new GuardedApi(home, []).ask(by(own()))).toBe('500');
});

describe('the functions behind it are told', () => {
  const connectUser = 'a'.repeat(64);

  test('organisations, subject, roles that there are, and whom Amazon Connect knows the caller as', async () => {
    const changes = { roles: ['supervisor', 'root', 'agent'], connect_user: connectUser };
    expect(await api.ask(by(own(changes)))).toBe('allow');
    const subject = String(home.claims(NORTHERN)['sub']);
    const caller = { organisationId: NORTHERN, callerOrganisationId: NORTHERN, subject };
    expect(api.contexts).toEqual([{ ...caller, roles: 'supervisor agent', connectUser }]);
  });

  test('nothing of Amazon Connect where the token says nothing of it', async () => {
    expect(await api.ask(by(own()))).toBe('allow');
    expect(Object.keys(api.contexts[0] ?? {})).toEqual(['organisationId', 'callerOrganisationId', 'subject', 'roles']);
  });

  test.each([
    ['an address', 'jane@example.org'],
    ['a list', [connectUser]],
    ['nothing', ''],
  ])('nothing at all where the token says %s instead of a hash', async (_, connect_user) => {
    expect(await api.ask(by(own({ connect_user })))).toBe('401');
  });
});

test('the log says what was decided, and holds no token, subject or address of a caller', async () => {
  const token = own();
  await api.ask(by(token));
  await api.ask(to(EASTERN));
  await api.ask(by(tampered()));
  const text = api.lines.join('');
  for (const secret of [...token.split('.'), 'Bearer', String(home.claims(NORTHERN)['sub']), CLIENT_ID]) {
    expect(text).not.toContain(secret);
  }
  expect(api.lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      event: 'authorisation',
      outcome: 'allow',
      basis: 'own-organisation',
      organisationId: NORTHERN,
      callerOrganisationId: NORTHERN,
      method: 'GET',
      route: '/organisations/{organisationId}/users',
      region: 'ca-central-1',
      requestId: 'c6af9ac6',
    },
    expect.objectContaining({ outcome: 'deny', reason: 'grant-expired', organisationId: EASTERN }),
    expect.objectContaining({ outcome: 'unauthenticated', reason: 'JwtInvalidSignatureError' }),
  ]);
});
