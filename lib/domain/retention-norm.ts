import { type StoredContent } from './stored-content';

/** How long content must and may be kept, in days. `minimumDays` asks for write-once storage. */
export interface RetentionNorm {
  readonly minimumDays?: number;
  readonly maximumDays?: number;
  /**
   * The maximum follows from storage limitation and gives way to a minimum that another law sets
   * (GDPR art. 6(1)(c), 17(3)(b)). Unset: a longer minimum is a clash that a person must resolve.
   */
  readonly maximumYieldsToMinimum?: boolean;
  /** The law. */
  readonly basis: string;
}

/** Norms per kind of stored content. Content that is not named has none. */
export type RetentionNorms = Readonly<Partial<Record<StoredContent, RetentionNorm>>>;

/** What people say, write, show and hand over. */
export const conversationContents = [
  'call-recording',
  'screen-recording',
  'transcript',
  'attachment',
  'email',
  'application-file',
] as const satisfies readonly StoredContent[];

/** The same norm for several kinds of content. */
export function normFor(contents: readonly StoredContent[], norm: RetentionNorm): RetentionNorms {
  return Object.fromEntries(contents.map((content) => [content, norm]));
}
