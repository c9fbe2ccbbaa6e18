import { handler } from '../../../lambda/erase-user-rows/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const database = {
  DATABASE_HOST: '127.0.0.1',
  DATABASE_PORT: '1',
  DATABASE_NAME: 'organisation',
  DATABASE_ROLE: 'application',
  NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
};

itRefuses({ ...stage, enter: () => stage.enter(database) }, handler, partEvent({ action: 'find' }), [
  'CASES_TABLE',
  'REGISTER_TABLE',
  'IDENTIFIER_TABLE',
  'SUBJECT_KEY_ID',
  'DATABASE_HOST',
  'DATABASE_PORT',
  'DATABASE_NAME',
  'DATABASE_ROLE',
]);

const identifiers = [{ kind: 'identity-subject', value: 'sub-1' }] as const;

test.each(['find', 'erase', 'verify'])('%s asks no database for a person of no organisation', async (action) => {
  const world = await stage.enter(database);
  expect(await handler({ requestId: await openRequest(world, identifiers), action })).toEqual({ users: 0 });
});

test('a database that cannot be reached is an error, which says no password', async () => {
  const world = await stage.enter(database);
  const requestId = await openRequest(world, identifiers, '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11');
  const failure: unknown = await handler({ requestId, action: 'find' }).catch((error: unknown) => error);
  expect(String(failure)).toContain('ECONNREFUSED');
  expect(String(failure)).not.toContain('X-Amz');
});
