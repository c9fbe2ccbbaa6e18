import * as z from 'zod';

/** An entry point behind Amazon API Gateway that reads the database of organisations, and what calls it rightly. */
export interface DatabaseEntryPoint {
  readonly handler: (event: unknown) => Promise<unknown>;
  readonly event: Readonly<Record<string, unknown>>;
  /** Variables that it needs besides those of the database. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What such an entry point refuses: events and environments that its contract does not know, and a database that is away. */
export function describeEntryPoint({ handler, event, environment }: DatabaseEntryPoint): void {
  const before = { ...process.env };
  const required = {
    AWS_REGION: 'ca-central-1',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: '1',
    DATABASE_NAME: 'organisation',
    ...environment,
  };

  beforeEach(() =>
    Object.assign(process.env, required, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }),
  );

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

  test.each(Object.keys(required))('refuses an environment without %s', async (name) => {
    delete process.env[name];
    await expect(handler(event)).rejects.toBeInstanceOf(z.ZodError);
  });

  test('says so when the database cannot be reached', async () => {
    await expect(handler(event)).rejects.toThrow('ECONNREFUSED');
  });
}
