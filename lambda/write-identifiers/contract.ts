import * as z from 'zod';
import { userIdentifierSchema } from '../../lib/domain/identifiers/user-identifier';
import { jsonText } from '../../lib/domain/json-text';
import {
  applicationDatabaseSchema,
  type ApplicationDatabaseEnvironment,
} from '../../lib/domain/identifiers/application-database';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const writeIdentifiersEventSchema = z.object({
  httpMethod: z.literal('PUT'),
  resource: z.literal('/organisations/{organisationId}/identifiers'),
  /** `userId`: whose identifiers. */
  queryStringParameters: z.object({ userId: z.string().optional() }).nullish(),
  body: z.string().max(8_192).nullish(),
  requestContext: z.object({ authorizer: z.object({ organisationId: z.guid(), callerOrganisationId: z.guid() }) }),
});

export type WriteIdentifiersEvent = z.output<typeof writeIdentifiersEventSchema>;

/** Identifiers of a user at most. */
export const MOST_IDENTIFIERS = 10;

/** What is asked: every identifier that the user has from now on. None of them: what there was is removed. */
export const writeIdentifiersRequestSchema = jsonText(
  z.strictObject({ identifiers: z.array(userIdentifierSchema).max(MOST_IDENTIFIERS).readonly() }),
);

/** What Amazon API Gateway gets back. */
export interface WriteIdentifiersAnswer {
  readonly statusCode: 200 | 400 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. */
export const writeIdentifiersEnvironmentSchema = applicationDatabaseSchema.extend({
  /** Name of the table of identifiers. */
  IDENTIFIER_TABLE_NAME: z.string().min(1),
  /** ARN of the key of keyed hashes. */
  SUBJECT_KEY_ID: z.string().min(1),
});

/** What the construct writes. */
export type WriteIdentifiersEnvironment = ApplicationDatabaseEnvironment &
  Record<'IDENTIFIER_TABLE_NAME' | 'SUBJECT_KEY_ID', string>;
