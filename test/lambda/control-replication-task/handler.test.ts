import * as z from 'zod';
import { handler } from '../../../lambda/control-replication-task/handler';

const properties = { Action: 'run', TaskIdentifier: 't', Definition: 'd', Tables: 'x' };

afterEach(() => {
  delete process.env.POLL_SECONDS;
  delete process.env.PATIENCE_SECONDS;
});

test.each([
  null,
  {},
  { RequestType: 'Create', ResourceProperties: { ...properties, Action: 'delete' } },
  // What the tables were decides whether they load anew.
  { RequestType: 'Update', ResourceProperties: properties },
])('refuses the event %j, which is not in the contract', async (event) => {
  process.env.POLL_SECONDS = '15';
  process.env.PATIENCE_SECONDS = '780';
  await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
});

test('refuses to run without its environment', async () => {
  await expect(handler({ RequestType: 'Create', ResourceProperties: properties })).rejects.toBeInstanceOf(z.ZodError);
});
