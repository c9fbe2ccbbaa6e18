import { handler } from '../../../lambda/audit-residency/handler';

const context = { getRemainingTimeInMillis: () => 900_000 };

test.each([
  ['no environment', {}],
  ['a deployment that is no JSON', { DEPLOYMENT: '{' }],
  ['a jurisdiction that nobody knows', { DEPLOYMENT: JSON.stringify({ id: 'x', profile: 'atlantis' }) }],
])('refuses %s before it calls anything', async (_, environment: Record<string, string>) => {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  try {
    await expect(handler({ action: 'work' }, context)).rejects.toThrow('DEPLOYMENT');
  } finally {
    process.env = before;
  }
});
