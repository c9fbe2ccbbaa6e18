import * as z from 'zod';
import { subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';

/**
 * What a contact flow sends. Amazon Connect adds whom the call comes from by itself.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const flowConsentEventSchema = z.object({
  Name: z.literal('ContactFlowEvent'),
  Details: z.object({
    ContactData: z.object({
      /** Not there, or no number, when the caller withholds it. */
      CustomerEndpoint: z.object({ Address: z.string().nullish() }).nullish(),
    }),
  }),
});

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const apiConsentEventSchema = z.object({
  httpMethod: z.literal('GET'),
  resource: z.literal('/organisations/{organisationId}/opt-out'),
  requestContext: z.object({
    authorizer: z.object({
      organisationId: z.guid(),
      callerOrganisationId: z.guid(),
      subject: z.string().min(1),
    }),
  }),
});

export type ApiConsentEvent = z.output<typeof apiConsentEventSchema>;

/** What a system asks that is about to give data to a recipient, by `lambda:InvokeFunction`. */
export const directConsentEventSchema = z.strictObject({
  /** The person, by every identifier that is known. */
  identifiers: z.array(subjectIdentifierSchema).min(1).max(10).readonly(),
});

export type DirectConsentEvent = z.output<typeof directConsentEventSchema>;

export interface DirectConsentAnswer {
  /** Whether the person has opted out under any of the identifiers. */
  readonly optedOut: boolean;
}

/** What a contact flow gets back: `$.External.<key>` in the flow, a flat map of texts far below 32 KB. */
export interface FlowConsentAnswer {
  readonly [key: string]: string;
  /** `true` or `false`: whether the call came with a number. */
  readonly callerKnown: 'true' | 'false';
  /** `true` or `false`. */
  readonly optedOut: 'true' | 'false';
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
}

/** What Amazon API Gateway gets back. */
export interface ApiConsentAnswer {
  readonly statusCode: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. */
export const lookUpConsentEnvironmentSchema = z.object({
  CONSENT_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  JURISDICTION: z.string().min(1),
});

export type LookUpConsentEnvironment = z.input<typeof lookUpConsentEnvironmentSchema>;
