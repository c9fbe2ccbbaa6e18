import { subjectKeySchema } from '../erasure/subject-identifier';

const PREFIX = 'hmac-sha256:';

/** What stands for whatever else is masked. */
export const MASKED = '[masked]';

/** What stands for an identifier of a person in a masked record. */
export function hashedIdentifier(subjectKey: string): string {
  return `${PREFIX}${subjectKey}`;
}

/** The subject of a masked record; `undefined` when the text is no hashed identifier. */
export function subjectKeyIn(text: string): string | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  return subjectKeySchema.safeParse(text.slice(PREFIX.length)).data;
}

/** Whether a text of a record says nothing of an identifier any more: it was masked, or made into a hash. */
export function isMasked(text: string): boolean {
  return text === MASKED || subjectKeyIn(text) !== undefined;
}
