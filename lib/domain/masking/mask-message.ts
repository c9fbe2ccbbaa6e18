import { MASKED } from './hashed-identifier';
import { deniedAttribute } from './denied-attributes';
import { maskText } from './mask-text';

/** Fields that hold what is personal or secret, besides those that no attribute may be called. */
const PERSONAL_FIELD = /^(?:attributes|contactattributes|secretstring|sessiontoken)$/i;

/**
 * A log message without what tells a person: JSON field by field, anything else as text. The shape of JSON stays, so that
 * what reads it still can.
 */
export function maskMessage(message: string): string {
  const parsed = parse(message);
  return parsed === undefined ? maskText(message) : JSON.stringify(maskValue(parsed.value));
}

function parse(message: string): { readonly value: unknown } | undefined {
  if (!/^\s*[[{]/.test(message)) return undefined;
  try {
    return { value: JSON.parse(message) };
  } catch {
    return undefined;
  }
}

function maskValue(value: unknown): unknown {
  // JSON within JSON, as flows and requests have it, is text of which every part can be personal.
  if (typeof value === 'string') return maskMessage(value);
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      maskText(field),
      isPersonal(field) ? hidden(inner) : maskValue(inner),
    ]),
  );
}

function isPersonal(field: string): boolean {
  return PERSONAL_FIELD.test(field) || deniedAttribute(field) !== undefined;
}

/** What is there is not told; that something is there is. */
function hidden(value: unknown): unknown {
  return value === null || value === '' ? value : MASKED;
}
