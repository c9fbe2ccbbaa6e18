import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';

/** Whether a text names somebody. */
export type Mention = (text: string) => boolean;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Whether a text names the subject of a case: by an identifier as a word of its own, a telephone number also without its
 * plus sign, or by the id of one of its contacts.
 */
export function mentionOf({ identifiers = [] }: ErasureCase, contactIds: ReadonlySet<string>): Mention {
  const words = identifiers.map(({ kind, value }) => {
    const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return kind === 'phone'
      ? new RegExp(`(?<!\\d)${value.slice(1)}(?!\\d)`)
      : new RegExp(`(?<![\\p{L}\\d_-])${escaped}(?![\\p{L}\\d_-])`, 'iu');
  });
  return (text) =>
    words.some((word) => word.test(text)) || (text.match(UUID) ?? []).some((id) => contactIds.has(id.toLowerCase()));
}
