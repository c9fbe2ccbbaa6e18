import { subjectKeySchema } from '../erasure/subject-identifier';

/** What stands for a text that is masked. */
export const MASKED = '[masked]';

const PREFIX = 'hmac-sha256:';

/** What stands for an identifier of a person in a masked record. */
export function hashedIdentifier(subjectKey: string): string {
  return `${PREFIX}${subjectKey}`;
}

/** The subject of a masked record; `undefined` when the text is no hashed identifier. */
export function subjectKeyIn(text: string): string | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  return subjectKeySchema.safeParse(text.slice(PREFIX.length)).data;
}

/** The subjects that texts stand for; none for a text that is no hashed identifier. */
export function hashedIdentifiersIn(texts: readonly string[]): readonly string[] {
  return texts.map(subjectKeyIn).filter((key) => key !== undefined);
}
