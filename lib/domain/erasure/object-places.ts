import * as z from 'zod';

/** A bucket and its Region. */
export const objectPlaceSchema = z.strictObject({ bucket: z.string().min(1), region: z.string().min(1) });

export type ObjectPlace = Readonly<z.output<typeof objectPlaceSchema>>;

/** A bucket of content with what decides about its objects. */
export const contentPlaceSchema = objectPlaceSchema.extend({
  /** The bucket of the second copy. S3 replicates no deletion of a version: it has to be erased for itself. */
  replica: objectPlaceSchema.optional(),
  /** Whether Object Lock is on. */
  locked: z.boolean(),
  /** Days that a law asks to keep objects, and that law. */
  minimum: z.strictObject({ days: z.number().int().min(1), basis: z.string().min(1) }).optional(),
});

export type ContentPlace = Readonly<z.output<typeof contentPlaceSchema>>;

/** A bucket of reports or of evaluations. */
export const reportPlaceSchema = contentPlaceSchema.extend({
  category: z.enum(['report', 'evaluation']),
  /** Days that its objects are kept. */
  days: z.number().int().min(1),
});

export type ReportPlace = Readonly<z.output<typeof reportPlaceSchema>>;

/** The bucket, and that of its second copy. */
export function placesOf({ bucket, region, replica }: ContentPlace): readonly ObjectPlace[] {
  return [{ bucket, region }, ...(replica ? [replica] : [])];
}
