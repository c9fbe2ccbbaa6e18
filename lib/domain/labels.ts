import * as z from 'zod';
import { dataClasses } from './data-class';
import { storedContents, type StoredContent } from './stored-content';

/** Kinds of personal data that content can hold. */
export const piiCategories = [
  'contact-identifier',
  'voice',
  'image',
  'conversation',
  'free-text',
  'file',
  'assessment',
] as const;

export type PiiCategory = (typeof piiCategories)[number];

/** What personal data each kind of stored content holds. Content that is not named holds none by design. */
export const piiOf: Readonly<Partial<Record<StoredContent, readonly [PiiCategory, ...PiiCategory[]]>>> = {
  'call-recording': ['voice', 'conversation'],
  'screen-recording': ['image', 'contact-identifier'],
  transcript: ['conversation', 'contact-identifier'],
  attachment: ['file'],
  email: ['conversation', 'contact-identifier', 'file'],
  evaluation: ['assessment', 'free-text'],
  report: ['contact-identifier'],
  'contact-record-lake': ['contact-identifier', 'free-text'],
  'application-file': ['file'],
};

/** Where Data Firehose keeps what could not be masked on its way to the lake. */
export const UNMASKED_PREFIX = 'errors/';
/** Days to mend what is wrong and to send it again. */
export const UNMASKED_DAYS = 7;

/** Characters that S3 takes in a tag. */
const tagText = z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u, 'has characters that S3 takes in no tag');

/** Amazon S3 takes no more. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export const MOST_TAGS = 10;

/** The label of an object: what it holds, for whom and how long. One typed policy for everything that is stored. */
export const labelSchema = z.strictObject({
  content: z.enum(storedContents),
  dataClass: z.enum(dataClasses),
  /** Id of the jurisdiction profile. */
  jurisdiction: tagText,
  organisation: tagText,
  classification: tagText,
  /** Days that it is kept. */
  retentionDays: z.number().int().min(1),
  pii: z.array(z.enum(piiCategories)).readonly(),
});

export type Label = Readonly<z.output<typeof labelSchema>>;

/** Tag keys of a label. `residency:` keeps them apart from those of an application. */
export const labelTags = {
  content: 'residency:content',
  dataClass: 'residency:data-class',
  jurisdiction: 'residency:jurisdiction',
  organisation: 'residency:organisation',
  classification: 'residency:classification',
  retentionDays: 'residency:retention-days',
  pii: 'residency:pii',
} as const satisfies Record<keyof Label, string>;

const PII_SEPARATOR = '/';
const NO_PII = 'none';

/**
 * The label as tags of an object.
 *
 * @throws ZodError when a value cannot be written as a tag
 */
export function tagsOf(label: Label): Readonly<Record<string, string>> {
  const { pii, retentionDays, ...texts } = labelSchema.parse(label);
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [labelTags[name as keyof Label], value])),
    [labelTags.retentionDays]: String(retentionDays),
    [labelTags.pii]: pii.length === 0 ? NO_PII : pii.join(PII_SEPARATOR),
  };
}

/** The label that tags say; `undefined` when they say none, or a wrong one. Other tags are left aside. */
export function labelOf(tags: Readonly<Record<string, string>>): Label | undefined {
  const text = (name: keyof Label) => tags[labelTags[name]];
  const pii = text('pii');
  return labelSchema.safeParse({
    ...Object.fromEntries(Object.keys(labelTags).map((name) => [name, text(name as keyof Label)])),
    retentionDays: Number(text('retentionDays')),
    pii: pii === NO_PII ? [] : pii?.split(PII_SEPARATOR),
  }).data;
}

/** What the labels of a deployment have in common, and what those of every bucket say besides. */
export const contentLabelsSchema = labelSchema.pick({ jurisdiction: true, organisation: true }).extend({
  /** Level of what could not be masked. @default - that of its bucket */
  unmasked: labelSchema.shape.classification.optional(),
  buckets: z.array(
    labelSchema
      .pick({ content: true, dataClass: true, classification: true, retentionDays: true })
      .extend({ bucket: z.string().min(1) }),
  ),
});

/** Labels of objects, by bucket. */
export interface ContentLabels {
  readonly ofBuckets: Readonly<Record<string, Label>>;
  /** Level of what could not be masked. @default - that of its bucket */
  readonly unmasked?: string;
}

/** The label of the objects of every bucket, by name. */
export function labelsByBucket(labels: z.output<typeof contentLabelsSchema>): ContentLabels {
  const { buckets, unmasked, ...shared } = labels;
  return {
    unmasked,
    ofBuckets: Object.fromEntries(
      buckets.map(({ bucket, ...label }) => [bucket, { ...shared, ...label, pii: piiOf[label.content] ?? [] }]),
    ),
  };
}

/**
 * The label of an object. What could not be masked on its way to the lake is customer content, whatever the rest of the
 * lake is, and ends within days.
 *
 * @returns `undefined` for a bucket that has no label
 */
export function labelOfObject(
  { ofBuckets, unmasked }: ContentLabels,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Label | undefined {
  const label = ofBuckets[bucket];
  if (label?.content !== 'contact-record-lake' || !key.startsWith(UNMASKED_PREFIX)) return label;
  return {
    ...label,
    dataClass: 'customer-content',
    classification: unmasked ?? label.classification,
    retentionDays: Math.min(label.retentionDays, UNMASKED_DAYS),
  };
}

/** Whether tags say a label, whatever else they say. */
export function saysLabel(tags: Readonly<Record<string, string>>, label: Label): boolean {
  return Object.entries(tagsOf(label)).every(([key, value]) => tags[key] === value);
}

/**
 * The tags that an object gets: those of its label, and what an application had set before.
 *
 * @throws Error when S3 would not take so many
 */
export function labelled(existing: Readonly<Record<string, string>>, label: Label): Readonly<Record<string, string>> {
  const tags = { ...existing, ...tagsOf(label) };
  const { length } = Object.keys(tags);
  if (length > MOST_TAGS) {
    throw new Error(
      `the object would have ${length} tags and S3 takes ${MOST_TAGS}: ${Object.keys(labelTags).length} are the label's; remove some of the others`,
    );
  }
  return tags;
}
