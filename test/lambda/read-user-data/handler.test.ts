import * as z from 'zod';
import { handler } from '../../../lambda/read-user-data/handler';

const before = { ...process.env };
const environment = {
  AWS_REGION: 'ca-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  DATABASE_HOST: '127.0.0.1',
  DATABASE_PORT: '1',
  DATABASE_NAME: 'organisation',
  DATABASE_ROLE: 'application',
  IDENTIFIER_TABLE: 'identifiers',
  SUBJECT_KEY_ID: 'mac-key',
  NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
};
const event = { organisationId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11', identitySubject: 'sub-1' };

beforeEach(() => Object.assign(process.env, environment));

afterEach(() => {
  process.env = { ...before };
});

test.each([
  null,
  {},
  { ...event, organisationId: 'x' },
  { ...event, identitySubject: '' },
  { ...event, after: '1' },
  { ...event, identifier: { kind: 'phone', value: '5' } },
])('refuses the event %j, which is not in the contract', async (wrong) => {
  await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
});

test.each([
  'DATABASE_HOST',
  'DATABASE_PORT',
  'DATABASE_NAME',
  'DATABASE_ROLE',
  'IDENTIFIER_TABLE',
  'SUBJECT_KEY_ID',
  'AWS_REGION',
])('refuses an environment without %s', async (name) => {
  delete process.env[name];
  await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
});

test('a database that cannot be reached is an error, which says no password', async () => {
  const failure: unknown = await handler(event).catch((error: unknown) => error);
  expect(String(failure)).toContain('ECONNREFUSED');
  expect(String(failure)).not.toContain('X-Amz');
});
