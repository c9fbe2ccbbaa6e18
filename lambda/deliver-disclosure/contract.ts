import * as z from 'zod';
import { deliveryRecipients, REPORT_FILE } from '../../lib/domain/disclosure/disclosure-case';

export const deliverDisclosureEventSchema = z.strictObject({
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
  by: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'is no role in kebab-case'),
});

export type DeliverDisclosureEvent = z.output<typeof deliverDisclosureEventSchema>;

export interface DeliverDisclosureResult {
  /** For one person, and for nobody's log. */
  readonly link: string;
  /** Time, ISO 8601, after which the link is worth nothing. It can be so earlier: with the session of the function's role. */
  readonly expiresAt: string;
}

/** Environment variables, which the construct sets. */
export const deliverDisclosureEnvironmentSchema = z
  .object({
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
export type DeliverDisclosureEnvironment = Readonly<
  Record<Exclude<keyof z.input<typeof deliverDisclosureEnvironmentSchema>, 'AWS_REGION'>, string>
>;
