import * as z from 'zod';

/** What a person can be found by. */
export const identifierKinds = ['phone', 'email', 'customer-id', 'identity-subject'] as const;

export type IdentifierKind = (typeof identifierKinds)[number];

const phone = z
  .string()
  .transform((text) => text.replaceAll(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'is no E.164 number, such as +15145550100'));
const email = z
  .string()
  .trim()
  .pipe(z.email('is no mail address'))
  .transform((text) => text.toLowerCase());
const opaque = z.string().trim().min(1, 'is empty').max(256, 'is longer than 256 characters');

/**
 * An identifier in its one spelling: a phone number in E.164, a mail address in lower case. The same person written in
 * two ways is found in both.
 */
export const subjectIdentifierSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone'), value: phone }),
  z.strictObject({ kind: z.literal('email'), value: email }),
  /** Id of the customer in the organisation's own records, as contact attribute `customerId`. */
  z.strictObject({ kind: z.literal('customer-id'), value: opaque }),
  /** Subject (`sub`) of the identity provider, by which the regional database knows a user. */
  z.strictObject({ kind: z.literal('identity-subject'), value: opaque }),
]);

export type SubjectIdentifier = Readonly<z.output<typeof subjectIdentifierSchema>>;

/**
 * The text that is hashed, with a key that never leaves AWS KMS, to what the register, the ledger and receipts call a
 * subject. Without the key, nobody can try all phone numbers.
 */
export function hashedText({ kind, value }: SubjectIdentifier): string {
  return `${kind}:${value}`;
}

/** A subject as the register knows it: HMAC-SHA-256 in hexadecimal digits. */
export const subjectKeySchema = z.string().regex(/^[0-9a-f]{64}$/, 'is no keyed hash of a subject');

/** What Amazon Connect writes as the address of a customer: a phone number, a mail address or an id. */
export function identifierOfEndpoint(address: string): SubjectIdentifier | undefined {
  const candidates: readonly unknown[] = [
    { kind: 'phone', value: address },
    { kind: 'email', value: address },
    { kind: 'customer-id', value: address },
  ];
  return candidates.map((candidate) => subjectIdentifierSchema.safeParse(candidate)).find((parsed) => parsed.success)
    ?.data;
}
