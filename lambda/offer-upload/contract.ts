import * as z from 'zod';
import { jsonText } from '../../lib/domain/json-text';
import { labelSchema } from '../../lib/domain/labels';

/** The parts of a proxy event of Amazon API Gateway (REST) that are read. The authoriser has decided. */
export const offerUploadEventSchema = z.object({
  httpMethod: z.literal('POST'),
  resource: z.literal('/organisations/{organisationId}/files'),
  body: z.string().nullable(),
  isBase64Encoded: z.literal(false).optional(),
  requestContext: z.object({ authorizer: z.object({ organisationId: z.guid(), callerOrganisationId: z.guid() }) }),
});

export type OfferUploadEvent = z.output<typeof offerUploadEventSchema>;

/** How a file is brought: one request, by this method to this address with exactly these headers, before it expires. */
export interface UploadOffer {
  readonly method: 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Key of the object. */
  readonly key: string;
  readonly expiresAt: string;
}

/** What Amazon API Gateway gets back. */
export interface OfferUploadAnswer {
  readonly statusCode: 201 | 400 | 403;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Environment variables, which the construct sets. `AWS_REGION` is Lambda's own. */
export const offerUploadEnvironmentSchema = z.object({
  AWS_REGION: z.string().min(1),
  BUCKET: z.string().min(1),
  /** First part of the keys, without a slash at the end. */
  PREFIX: z.string().min(1),
  /** Key of the bucket. */
  CONTENT_KEY_ARN: z.string().min(1),
  /** Key of the keyed hashes. */
  SUBJECT_KEY_ID: z.string().min(1),
  ACCOUNT: z.string().regex(/^\d{12}$/),
  /** JSON: what is the same in the label of every file. */
  LABEL: jsonText(labelSchema.pick({ jurisdiction: true, classification: true, retentionDays: true })),
  /** JSON: retentions that can be declared, in days. */
  SHORTER_RETENTIONS: jsonText(z.array(z.number().int().min(1))),
});

/** What the construct writes. */
export type OfferUploadEnvironment = Omit<z.input<typeof offerUploadEnvironmentSchema>, 'AWS_REGION'>;
