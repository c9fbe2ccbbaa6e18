import * as z from 'zod';
import { handler } from '../../../lambda/read-users/handler';
import { NORTHERN } from '../../support/organisations';

const environment = { ...process.env };
const event = {
  httpMethod: 'GET',
  resource: '/organisations/{organisationId}/profile',
  queryStringParameters: null,
  requestContext: { authorizer: { organisationId: NORTHERN, callerOrganisationId: NORTHERN, subject: 's' } },
};

afterEach(() => {
  process.env = { ...environment };
});

test.each([
  ['nothing', undefined],
  ['a request that nobody authorised', { ...event, requestContext: {} }],
  ['a route that is not its own', { ...event, resource: '/organisations/{organisationId}' }],
  ['a page after what is no id', { ...event, queryStringParameters: { after: "' OR true" } }],
])('refuses %s', async (_, wrong) => {
  await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
});

test('needs its environment, and asks no server without it', async () => {
  delete process.env.DATABASE_HOST;
  await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
});

test('says so when the database cannot be reached', async () => {
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: '1',
    DATABASE_NAME: 'organisation',
  };
  await expect(handler(event)).rejects.toThrow('ECONNREFUSED');
});
