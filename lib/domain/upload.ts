import * as z from 'zod';
import { subjectIdentifierSchema } from './erasure/subject-identifier';
import { type Label, MOST_TAGS, labelTags, piiCategories } from './labels';

/** The largest file. */
export const LARGEST_UPLOAD_BYTES = 100 * 1024 * 1024;

/** Seconds in which a file must have begun to arrive. */
export const UPLOAD_SECONDS = 300;

/** Days after which a file can end sooner than all others of its kind. Each has a lifecycle rule of its own. */
export const shorterRetentions = [30, 90, 180] as const;

/** The shorter retentions that an application may declare where files are kept so long, and at least so long. */
export function shorterRetentionsFor(retention: {
  readonly days: number;
  readonly minimumDays?: number;
}): readonly number[] {
  const { days, minimumDays = 0 } = retention;
  return shorterRetentions.filter((shorter) => shorter < days && shorter >= minimumDays);
}

/** Metadata of an object that names whose it is, by keyed hashes. */
export const SUBJECTS_METADATA = 'subjects';

const SEPARATOR = ',';
const MOST_IDENTIFIERS = 5;
const OWN_TAGS = MOST_TAGS - Object.keys(labelTags).length;

const ownTagKey = z
  .string()
  .regex(/^[\p{L}\p{N}_.:/=+\-@][\p{L}\p{Z}\p{N}_.:/=+\-@]{0,127}$/u, 'has characters that S3 takes in no tag')
  .refine((key) => !/^(?:aws|residency):/i.test(key), 'begins with a prefix that applications may not use');
const ownTagValue = z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u, 'has characters that S3 takes in no tag');

/**
 * What an application says of a file before it may bring it: what personal data it holds, and of whom. Everything is
 * stated, because nobody looks into the file.
 */
export const uploadDeclarationSchema = z
  .strictObject({
    /** Size of the file. S3 refuses any other. */
    bytes: z.number().int().min(1).max(LARGEST_UPLOAD_BYTES),
    /** SHA-256 of the file in hexadecimal digits. S3 refuses any other content. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal digits'),
    contentType: z.string().regex(/^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/, 'is no media type, such as image/png'),
    /** What personal data the file holds. */
    pii: z
      .array(z.enum(piiCategories))
      .refine((categories) => new Set(categories).size === categories.length, 'names a category twice')
      .readonly(),
    /** Everything that the one person whom the file is about can be found by. */
    identifiers: z.array(subjectIdentifierSchema).max(MOST_IDENTIFIERS).readonly(),
    /** Days to keep it, where that is less than files are kept. @default - as long as files are kept */
    retentionDays: z.number().int().min(1).optional(),
    /** Tags of the application's own. */
    tags: z
      .record(ownTagKey, ownTagValue)
      .default({})
      .refine((tags) => Object.keys(tags).length <= OWN_TAGS, `has more than ${OWN_TAGS} tags`),
  })
  .refine(({ pii, identifiers }) => (pii.length === 0) === (identifiers.length === 0), {
    path: ['identifiers'],
    error: 'must name the person when there is personal data, and nobody when there is none',
  });

export type UploadDeclaration = Readonly<z.output<typeof uploadDeclarationSchema>>;

/** Keyed hashes as metadata of an object. */
export function subjectsText(subjects: readonly string[]): string {
  return subjects.join(SEPARATOR);
}

/** The keyed hashes that metadata of an object says; none when it says anything else. */
export function subjectsOf(text: string | undefined): readonly string[] {
  const subjects = text?.split(SEPARATOR) ?? [];
  return subjects.every((subject) => /^[0-9a-f]{64}$/.test(subject)) ? subjects : [];
}

/** A label that an application declared keeps what only the application knows, and follows the deployment in the rest. */
export function declaredLabel(ofBucket: Label, found: Label | undefined): Label {
  if (ofBucket.content !== 'application-file' || found?.content !== ofBucket.content) return ofBucket;
  const { organisation, pii, retentionDays } = found;
  return { ...ofBucket, organisation, pii, retentionDays: Math.min(retentionDays, ofBucket.retentionDays) };
}
