import * as z from 'zod';
import { handler } from '../../../lambda/read-identifiers/handler';
import { NORTHERN } from '../../support/organisations';

const before = { ...process.env };
const environment = {
  AWS_REGION: 'ca-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  DATABASE_HOST: '127.0.0.1',
  DATABASE_PORT: '1',
  DATABASE_NAME: 'organisation',
  TOKEN_TABLE_NAME: 'tokens',
};
const event = {
  httpMethod: 'GET',
  resource: '/organisations/{organisationId}/identifiers',
  queryStringParameters: { userId: NORTHERN },
  requestContext: { authorizer: { organisationId: NORTHERN, callerOrganisationId: NORTHERN } },
};

beforeEach(() => Object.assign(process.env, environment));

afterEach(() => {
  process.env = { ...before };
});

test.each([
  ['nothing', undefined],
  ['a request that nobody authorised', { ...event, requestContext: {} }],
  ['a route that is not its own', { ...event, resource: '/organisations/{organisationId}' }],
  ['another method', { ...event, httpMethod: 'DELETE' }],
])('refuses %s', async (_, wrong) => {
  await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
});

test.each(Object.keys(environment).filter((name) => !name.startsWith('AWS_ACCESS') && !name.startsWith('AWS_SECRET')))(
  'refuses an environment without %s',
  async (name) => {
    delete process.env[name];
    await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
  },
);

test('says so when the database cannot be reached', async () => {
  await expect(handler(event)).rejects.toThrow('ECONNREFUSED');
});
