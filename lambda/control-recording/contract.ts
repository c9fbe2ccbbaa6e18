import * as z from 'zod/mini';
import { CONNECT_USER_HASH } from '../../lib/domain/organisations/connect-user-hash';
import { jsonText } from '../shared/json-text';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const controlRecordingEventSchema = z.object({
  httpMethod: z.literal('POST'),
  /** Path template of the route. */
  resource: z.enum([
    '/organisations/{organisationId}/recording/suspension',
    '/organisations/{organisationId}/recording/resumption',
  ]),
  body: z.nullish(z.string().check(z.maxLength(1_024))),
  requestContext: z.object({
    authorizer: z.object({
      organisationId: z.guid(),
      callerOrganisationId: z.guid(),
      /** Joined by spaces. */
      roles: z.string(),
      /** Agents have one; who has none is in charge of no contact. */
      connectUser: z.optional(z.string().check(z.regex(CONNECT_USER_HASH))),
    }),
  }),
});

export type ControlRecordingEvent = z.output<typeof controlRecordingEventSchema>;

/** What is asked: the contact whose recording it is, as the agent's desktop knows it. */
export const recordingRequestSchema = z.pipe(jsonText, z.strictObject({ contactId: z.guid() }));

/** What Amazon API Gateway gets back. */
export interface ControlRecordingAnswer {
  /**
   * 403: the caller is not in charge of the contact. 404: no such contact of the organisation. 409: its recording cannot
   * be suspended or resumed now.
   */
  readonly statusCode: 200 | 400 | 403 | 404 | 409;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. */
export const controlRecordingEnvironmentSchema = z.object({
  /** Id of the Amazon Connect instance. */
  INSTANCE_ID: z.string().check(z.minLength(1)),
});

/** What the construct writes. */
export type ControlRecordingEnvironment = z.input<typeof controlRecordingEnvironmentSchema>;
