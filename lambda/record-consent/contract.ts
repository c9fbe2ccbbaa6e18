import * as z from 'zod';
import { consentChoices, type ConsentVersion } from '../../lib/domain/consent/consent-version';
import { subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';

const noticeVersion = z.string().min(1).max(64);

/**
 * What a contact flow sends. The contact is the request: Amazon Connect calls again when an answer is late.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const flowRecordEventSchema = z.object({
  Name: z.literal('ContactFlowEvent'),
  Details: z.object({
    ContactData: z.object({
      ContactId: z.guid(),
      CustomerEndpoint: z.object({ Address: z.string() }),
    }),
    Parameters: z.object({ choice: z.enum(consentChoices), noticeVersion }),
  }),
});

export type FlowRecordEvent = z.output<typeof flowRecordEventSchema>;

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const apiRecordEventSchema = z.object({
  httpMethod: z.literal('PUT'),
  resource: z.literal('/organisations/{organisationId}/opt-out'),
  /** Amazon API Gateway writes `null` where there is none. */
  body: z.string().nullish(),
  requestContext: z.object({
    authorizer: z.object({
      organisationId: z.guid(),
      callerOrganisationId: z.guid(),
      subject: z.string().min(1),
    }),
  }),
});

export type ApiRecordEvent = z.output<typeof apiRecordEventSchema>;

/** Body of `PUT /organisations/{organisationId}/opt-out`. */
export const recordBodySchema = z.strictObject({
  /** Chosen by the caller: the same request twice is one choice. */
  requestId: z.guid(),
  choice: z.enum(consentChoices),
  /** Version of the collection notice that was shown. */
  noticeVersion: noticeVersion.optional(),
});

/** What a system or an officer of the organisation sends, by `lambda:InvokeFunction`. */
export const directRecordEventSchema = recordBodySchema.extend({
  /** The person, by every identifier that is known. */
  identifiers: z.array(subjectIdentifierSchema).min(1).max(10).readonly(),
});

export type DirectRecordEvent = z.output<typeof directRecordEventSchema>;

/** What a contact flow gets back. */
export interface FlowRecordAnswer {
  readonly [key: string]: string;
  readonly recorded: 'true';
}

/** What Amazon API Gateway gets back. */
export interface ApiRecordAnswer {
  readonly statusCode: 200 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The choice that is recorded under every identifier. */
export type DirectRecordAnswer = Pick<ConsentVersion, 'requestId' | 'choice'> & { readonly identifiers: number };

/** Environment variables, which the construct sets. */
export const recordConsentEnvironmentSchema = z.object({
  CONSENT_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
});

export type RecordConsentEnvironment = z.input<typeof recordConsentEnvironmentSchema>;
