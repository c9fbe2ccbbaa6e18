import * as z from 'zod';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const readUsersEventSchema = z.object({
  httpMethod: z.literal('GET'),
  /** Path template of the route. */
  resource: z.enum(['/organisations/{organisationId}/profile', '/organisations/{organisationId}/users']),
  /** `after`: the id of the last user of the page before. */
  queryStringParameters: z.object({ after: z.guid().optional() }).nullish(),
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

/** Users in a page at most. */
export const PAGE_SIZE = 100;

/** Users by their ids. `after` is there when there are more. */
export interface UserPage {
  readonly users: readonly User[];
  readonly after?: string;
}

/** What Amazon API Gateway gets back. */
export interface ReadUsersAnswer {
  readonly statusCode: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Environment variables, which the construct sets. `AWS_*` are Lambda's own: the role signs in as `application` by IAM.
 */
export const readUsersEnvironmentSchema = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
  /** Host of the server of organisation data. */
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  /** Name of the organisation database. */
  DATABASE_NAME: z.string().min(1),
});

/** What the construct writes. */
export type ReadUsersEnvironment = Record<'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_NAME', string> & {
  /** The authorities of Amazon RDS, which Node.js does not know: `/var/runtime/ca-cert.pem`. */
  readonly NODE_EXTRA_CA_CERTS: string;
};
