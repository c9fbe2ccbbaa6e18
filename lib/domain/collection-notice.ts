import * as z from 'zod';
import { canonicalJson } from './erasure/canonical-json';
import { type Sha256 } from './erasure/ledger';

/**
 * Languages of notices, with the voice of Amazon Polly that speaks them. Standard voices, which every Region of Amazon
 * Connect has.
 *
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 */
export const noticeVoices = {
  'de-DE': 'Vicki',
  'en-AU': 'Nicole',
  'en-GB': 'Amy',
  'en-US': 'Joanna',
  'es-ES': 'Lucia',
  'es-US': 'Lupe',
  'fr-CA': 'Chantal',
  'fr-FR': 'Celine',
  'it-IT': 'Carla',
  'ja-JP': 'Mizuki',
  'ko-KR': 'Seoyeon',
  'nl-NL': 'Lotte',
  'pt-BR': 'Camila',
} as const;

export type NoticeLanguage = keyof typeof noticeVoices;

const languages = Object.keys(noticeVoices) as [NoticeLanguage, ...NoticeLanguage[]];

/** Amazon Connect speaks no longer text at once. */
const text = z
  .string()
  .trim()
  .min(1, { error: 'is empty; write what people are told before anything is collected' })
  .max(1_000, { error: 'is longer than 1,000 characters; shorten it' });

/**
 * What people are told before anything is collected from them (GDPR art. 13, Cal. Civ. Code 1798.100(a), PIPEDA 4.3). A
 * version stands for one text: `sha256` pins it, so that no text changes under a version that was noted before.
 */
export const collectionNoticeSchema = z.strictObject({
  /** 1 for the first; one more with every change of a text. */
  version: z.number().int({ error: 'is no whole number' }).min(1, { error: 'is less than 1' }),
  /** SHA-256 of version and texts, which synthesis tells when it is wrong. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256 in lower-case hexadecimal digits' }),
  /** The same notice in every language, in the order in which they are heard. */
  texts: z
    .tuple([noticeTextSchema()], noticeTextSchema())
    .refine((texts) => texts.length <= 3, { error: 'has more than 3 languages; nobody listens for so long' })
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, {
      error: 'has a language twice; write one text a language',
    }),
});

function noticeTextSchema() {
  return z.strictObject({
    language: z.enum(languages, { error: `is no language of notices; write one of ${languages.join(', ')}` }),
    /** Where something of the contact is recorded or transcribed. */
    recorded: text,
    /** Where software analyses what is recorded (`contactLens`). */
    analysed: text.optional(),
    /** Where nothing is. */
    notRecorded: text,
  });
}

export type CollectionNotice = Readonly<z.output<typeof collectionNoticeSchema>>;

/** What contacts and consents are noted with: nobody who changes a text can keep it. */
export function noticeVersion({ version, sha256 }: Pick<CollectionNotice, 'version' | 'sha256'>): string {
  return `${version}-${sha256.slice(0, 12)}`;
}

/** What is wrong with the pin of a notice, and how to mend it; `undefined` when nothing is. */
export function noticeProblem({ version, sha256, texts }: CollectionNotice, hash: Sha256): string | undefined {
  const wanted = hash(canonicalJson({ version, texts }));
  if (sha256 === wanted) return undefined;
  return `collection notice ${version} has another text than its sha256 says; if the text was changed, raise the version to ${version + 1} and synthesize again, then set sha256 to ${wanted}`;
}

/** The notice of a jurisdiction that writes none of its own. */
export const defaultCollectionNotice: CollectionNotice = {
  version: 1,
  sha256: '63cecdbee65ad931af9f349793ce376007ac1af4f8bbb943f3bf8ce78e7de228',
  texts: [
    {
      language: 'en-US',
      recorded:
        'Thank you for contacting us. This conversation is recorded so that we can review the service you receive. ' +
        'If you do not want to be recorded, please tell the agent at the start.',
      analysed:
        'Thank you for contacting us. This conversation is recorded, and analysed by software, so that we can review the ' +
        'service you receive. If you do not want this, please tell the agent at the start.',
      notRecorded: 'Thank you for contacting us. This conversation is not recorded.',
    },
  ],
};
