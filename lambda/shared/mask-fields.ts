import { isContactAttribute } from '../../lib/contact-flows/contact-attributes';
import {
  identifierOfEndpoint,
  type SubjectIdentifier,
  subjectIdentifierSchema,
} from '../../lib/domain/erasure/subject-identifier';
import { CUSTOMER_ID, type FieldRule } from '../../lib/domain/masking/contact-record-fields';
import { deniedAttribute } from '../../lib/domain/masking/denied-attributes';
import { hashedIdentifier, isMasked, MASKED } from '../../lib/domain/masking/hashed-identifier';
import { maskText } from '../../lib/domain/masking/mask-text';
import { isTechnical } from '../../lib/domain/masking/technical-text';

/** Gives the keyed hash of an identifier. */
export type Hash = (identifier: SubjectIdentifier) => Promise<string>;

/**
 * Fields that stay by their own rule, everything else masked. Masking twice is the same as once.
 *
 * @param hash for rules that hash. @default - none does: what would be hashed is masked
 */
export function maskFields(record: object, rules: Readonly<Record<string, FieldRule>>, hash?: Hash): Promise<unknown> {
  return fields(record, rules, hash);
}

async function masked(value: unknown, rule: FieldRule | undefined, hash: Hash | undefined): Promise<unknown> {
  if (value === null || value === '') return value;
  if (rule === 'own' && typeof value === 'string') return value;
  if (rule === 'kept') return kept(value);
  if (rule === 'hashed') return hashed(value, identifierOfEndpoint, hash);
  if (typeof value === 'string') return MASKED;
  if (rule === undefined || rule === 'own' || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return fields(value, rule, hash);
  if (typeof rule === 'string') return undefined;
  const each = await Promise.all(value.map((inner) => masked(inner, rule, hash)));
  return each.filter((inner) => inner !== undefined);
}

/** A text is said to have been there; whatever else is masked is left out, so that no field changes its type. */
async function fields(
  value: object,
  rule: Exclude<FieldRule, string> | 'attributes',
  hash: Hash | undefined,
): Promise<unknown> {
  const entries = Object.entries(value).map(async ([name, inner]: [string, unknown]) => {
    if (rule === 'attributes') return [maskText(name), await attribute(name, inner, hash)] as const;
    // The name of a field that is not known can be an identifier itself.
    if (!Object.hasOwn(rule, name)) return [maskText(name), await masked(inner, undefined, hash)] as const;
    return [name, await masked(inner, rule[name], hash)] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).filter(([, inner]) => inner !== undefined));
}

function attribute(name: string, value: unknown, hash: Hash | undefined): unknown {
  if (value === '' || value === null) return value;
  if (name === CUSTOMER_ID) return hashed(value, customerId, hash);
  const stays = typeof value === 'string' && isContactAttribute(name) && deniedAttribute(name, value) === undefined;
  return stays ? value : MASKED;
}

const customerId = (value: string): SubjectIdentifier | undefined =>
  subjectIdentifierSchema.safeParse({ kind: 'customer-id', value }).data;

async function hashed(
  value: unknown,
  identify: (value: string) => SubjectIdentifier | undefined,
  hash: Hash | undefined,
): Promise<string> {
  if (typeof value !== 'string') return MASKED;
  if (isMasked(value)) return value;
  const identifier = identify(value);
  return identifier === undefined || !hash ? MASKED : hashedIdentifier(await hash(identifier));
}

function kept(value: unknown): unknown {
  if (typeof value === 'string') return isTechnical(value) ? value : maskText(value);
  if (Array.isArray(value)) return value.map(kept);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [maskText(name), kept(inner)]));
}
