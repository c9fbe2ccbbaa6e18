import * as z from 'zod';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const readUsersEventSchema = z.object({
  httpMethod: z.literal('GET'),
  /** Path template of the route. */
  resource: z.enum(['/organisations/{organisationId}/profile', '/organisations/{organisationId}/users']),
  requestContext: z.object({
    authorizer: z.object({
      organisationId: z.guid(),
      callerOrganisationId: z.guid(),
      subject: z.string().min(1),
    }),
  }),
});

export type ReadUsersEvent = z.output<typeof readUsersEventSchema>;

/** A user, as the regional database has it. */
export const userSchema = z.object({ id: z.guid(), displayName: z.string(), role: z.string() });

export type User = z.output<typeof userSchema>;

/** What Amazon API Gateway gets back. */
export interface ReadUsersAnswer {
  readonly statusCode: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. `AWS_REGION` is Lambda's own. The role signs in as `application` by IAM. */
export const readUsersEnvironmentSchema = z.object({
  AWS_REGION: z.string().min(1),
  /** Host of the server of organisation data. */
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  /** Name of the organisation database. */
  DATABASE_NAME: z.string().min(1),
});

/** What the construct writes. */
export type ReadUsersEnvironment = Record<keyof Omit<z.input<typeof readUsersEnvironmentSchema>, 'AWS_REGION'>, string>;
