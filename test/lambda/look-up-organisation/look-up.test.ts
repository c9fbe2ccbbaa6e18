import { publicAnswerSchema } from '../../../lambda/look-up-organisation/contract';
import { answerApi, answerFlow, type LookUpKey } from '../../../lambda/look-up-organisation/look-up';
import { type ReadRegistry, registryReader } from '../../../lambda/shared/registry-reader';
import { publicRoutes } from '../../../lib/domain/organisations/api-routes';
import { EASTERN, hashOf, instanceIn, lookUpRecord, NORTHERN, organisationRecord } from '../../support/organisations';
import { type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';

let engine: RegistryEngine;
let reads: string[];
let read: ReadRegistry;

beforeAll(async () => {
  engine = await startRegistryEngine();
  await engine.plant(organisationRecord({ emailDomainHashes: [hashOf('example.org')] }));
  await engine.plant(lookUpRecord('example.org'));
  await engine.plant({ ...organisationRecord(), organisationId: EASTERN, homeRegion: 'Anywhere Street 1' });
  const reader = registryReader(engine.client, TABLE_NAME);
  read = (key) => {
    reads.push(key);
    return reader(key);
  };
});

beforeEach(() => {
  reads = [];
});

afterAll(() => engine.stop());

const here = instanceIn('ca-central-1');
const byId = { organisationId: NORTHERN };
const byDomain = { emailDomainHash: hashOf('example.org') };

describe('a contact flow', () => {
  test.each<[string, LookUpKey]>([
    ['by id', byId],
    ['by domain', byDomain],
    ['by id, with an attribute that is not set', { ...byId, emailDomainHash: '' }],
  ])('gets a flat map of texts by one read: %s', async (_, key) => {
    const answer = await answerFlow(key, here, read);
    expect(answer).toEqual({
      found: 'true',
      organisationId: NORTHERN,
      jurisdiction: 'ca',
      homeRegion: 'ca-central-1',
      servedHere: 'true',
      status: 'active',
      signInDomain: 'example.auth.ca-central-1.amazoncognito.com',
      apiEndpoint: 'a1b2c3.execute-api.ca-central-1.amazonaws.com/v1',
      connectInstanceArn: here,
    });
    expect(reads).toHaveLength(1);
  });

  test('learns that nobody is registered, and that another instance serves', async () => {
    const stranger = { organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098799' };
    expect(await answerFlow(stranger, here, read)).toEqual({ found: 'false' });
    expect(await answerFlow(byId, instanceIn('us-east-1'), read)).toMatchObject({ found: 'true', servedHere: 'false' });
  });

  test.each(['suspended', 'moving'] as const)('is not told to serve an organisation that is %s', async (status) => {
    const state = () => Promise.resolve(organisationRecord({ status }));
    expect(await answerFlow(byId, here, state)).toMatchObject({ servedHere: 'false', status });
  });

  test('takes its error branch for what is malformed, in the request or in the table', async () => {
    await expect(answerFlow({ organisationId: '+15550100' }, here, read)).rejects.toThrow('give one of organisationId');
    await expect(answerFlow({}, here, read)).rejects.toThrow('give one of organisationId');
    await expect(answerFlow({ ...byId, ...byDomain }, here, read)).rejects.toThrow('give one of organisationId');
    expect(reads).toEqual([]);
    await expect(answerFlow({ organisationId: EASTERN }, here, read)).rejects.toThrow(
      'is not what the registry may hold',
    );
  });
});

describe('the API', () => {
  test('says before sign-in where to sign in, and no account', async () => {
    for (const [resource, key] of [
      [publicRoutes.byOrganisation, byId],
      [publicRoutes.byEmailDomain, byDomain],
    ] as const) {
      const { statusCode, body, headers } = await answerApi(resource, key, read);
      expect(statusCode).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(publicAnswerSchema.parse(JSON.parse(body))).toEqual({
        homeRegion: 'ca-central-1',
        signInDomain: 'example.auth.ca-central-1.amazoncognito.com',
        apiEndpoint: 'a1b2c3.execute-api.ca-central-1.amazonaws.com/v1',
        connectInstanceId: '3c2b1a09-8a64-4b7e-9d55-0f9d2c1e8765',
        status: 'active',
      });
      expect(body).not.toContain('111111111111');
    }
    expect(reads).toHaveLength(2);
  });

  test('says more to whom the authoriser let in', async () => {
    const { body } = await answerApi('/organisations/{organisationId}', byId, read);
    expect(JSON.parse(body)).toMatchObject({ organisationId: NORTHERN, connectInstanceArn: here });
  });

  test('refuses what is malformed and does not find what is not there', async () => {
    const { statusCode } = await answerApi(
      publicRoutes.byOrganisation,
      { organisationId: NORTHERN.toUpperCase() },
      read,
    );
    expect(statusCode).toBe(400);
    expect(reads).toEqual([]);
    const nobody = await answerApi(publicRoutes.byEmailDomain, { emailDomainHash: hashOf('example.net') }, read);
    expect(nobody.statusCode).toBe(404);
  });
});
