import * as z from 'zod';
import {
  applicationDatabaseSchema,
  type ApplicationDatabaseEnvironment,
} from '../../lib/domain/identifiers/application-database';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const readIdentifiersEventSchema = z.object({
  httpMethod: z.literal('GET'),
  resource: z.literal('/organisations/{organisationId}/identifiers'),
  /** `userId`: whose identifiers. */
  queryStringParameters: z.object({ userId: z.string().optional() }).nullish(),
  requestContext: z.object({ authorizer: z.object({ organisationId: z.guid(), callerOrganisationId: z.guid() }) }),
});

export type ReadIdentifiersEvent = z.output<typeof readIdentifiersEventSchema>;

/** For how long a one-time token of an identifier is worth something: a quarter of an hour. */
export const ONE_TIME_SECONDS = 900;

/** An identifier of a user, as the API tells it: never the value, and never the token of the database. */
export const readIdentifierSchema = z.strictObject({
  kind: z.string(),
  /** Worth one redemption by the organisation. */
  token: z.string(),
  /** ISO 8601. */
  expiresAt: z.string(),
});

export type ReadIdentifier = z.output<typeof readIdentifierSchema>;

/** What Amazon API Gateway gets back. */
export interface ReadIdentifiersAnswer {
  readonly statusCode: 200 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. */
export const readIdentifiersEnvironmentSchema = applicationDatabaseSchema.extend({
  /** Name of the table of one-time tokens. */
  TOKEN_TABLE_NAME: z.string().min(1),
});

/** What the construct writes. */
export type ReadIdentifiersEnvironment = ApplicationDatabaseEnvironment & Record<'TOKEN_TABLE_NAME', string>;
