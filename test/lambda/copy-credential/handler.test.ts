import * as z from 'zod';
import { handler } from '../../../lambda/copy-credential/handler';

const event = { RequestType: 'Create', ResourceProperties: { Stage: 'us-prod', Definition: 'd' } };

afterEach(() => {
  delete process.env.ROUTES;
});

test.each([null, {}, { RequestType: 'Create', ResourceProperties: {} }])(
  'refuses the event %j, which is not in the contract',
  async (wrong) => {
    process.env.ROUTES = '[]';
    await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
  },
);

test.each([undefined, 'no JSON', '[{"stage":"us-prod"}]'])('refuses the routes %j', async (routes) => {
  if (routes !== undefined) process.env.ROUTES = routes;
  await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
});

test('copies nothing for a Stage without a route', async () => {
  process.env.ROUTES = '[]';
  process.env.AWS_REGION = 'ca-central-1';
  await expect(handler(event)).rejects.toThrow("no route for the credential of Stage 'us-prod'");
  delete process.env.AWS_REGION;
});
