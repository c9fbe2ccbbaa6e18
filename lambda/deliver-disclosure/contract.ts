import * as z from 'zod';
import { roleSchema } from '../../lib/domain/erasure/erasure-request';
import { noticeEnvironmentSchema } from '../../lib/domain/erasure/notice-environment';
import { deliveryRecipients, REPORT_FILE } from '../../lib/domain/disclosure/disclosure-case';

export const deliverDisclosureEventSchema = z
  .strictObject({
    requestId: z.guid(),
    /** File of the disclosure, as the report names it. */
    file: z
      .string()
      .regex(
        /^(report\.(json|html)|files\/[a-z0-9-]+(\.[a-z0-9]{1,8})?)$/,
        'is no file of a disclosure; the report names them',
      )
      .default(REPORT_FILE),
    to: z.enum(deliveryRecipients),
    /** Role that asks for the link, such as `privacy-officer`. Never a person's name. */
    by: roleSchema,
    /** Whether the link is sent to the address of the request. @default - it is the answer of the function */
    mail: z.literal(true).optional(),
  })
  .refine(({ mail, to }) => mail !== true || to !== 'privacy-officer', {
    path: ['mail'],
    message: 'goes to the address of the request; leave it out to get the link yourself',
  });

export type DeliverDisclosureEvent = z.output<typeof deliverDisclosureEventSchema>;

export interface DeliverDisclosureResult {
  /** For one person, and for nobody's log. Absent: it was sent. */
  readonly link?: string;
  /** Id that Amazon SES gave to the message. */
  readonly messageId?: string;
  /** Time, ISO 8601, after which the link is worth nothing. It can be so earlier: with the session of the function's role. */
  readonly expiresAt: string;
}

/** Environment variables, which the construct sets. */
export const deliverDisclosureEnvironmentSchema = noticeEnvironmentSchema
  .extend({
    DISCLOSURES_TABLE: z.string().min(1),
    DISCLOSURE_BUCKET: z.string().min(1),
    /** Endpoint of Amazon S3 in the own Region, such as `https://s3.ca-central-1.amazonaws.com`. */
    LINK_ENDPOINT: z
      .string()
      .regex(/^https:\/\/s3\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/, 'is no regional endpoint of S3'),
    LINK_SECONDS: z.coerce.number().int().min(60).max(3_600),
    AWS_REGION: z.string().min(1),
  })
  .refine(({ LINK_ENDPOINT, AWS_REGION }) => LINK_ENDPOINT.startsWith(`https://s3.${AWS_REGION}.`), {
    path: ['LINK_ENDPOINT'],
    message: 'is in another Region than the function: a link would lead out of it',
  });

/** What the construct sets: Lambda itself sets the Region. */
export type DeliverDisclosureEnvironment = Omit<
  Readonly<Record<keyof z.input<typeof deliverDisclosureEnvironmentSchema>, string>>,
  'AWS_REGION' | Mail
> &
  Readonly<Partial<Record<Mail, string>>>;

type Mail = 'NOTICE_SENDER' | 'NOTICE_IDENTITY_ARN' | 'CONFIGURATION_SET';
