import * as z from 'zod';
import { subjectIdentifierSchema, type SubjectIdentifier } from '../erasure/subject-identifier';
import { holdsCardNumber } from '../payments/card-number';

/** Kinds of identifiers that the database knows by tokens only. The subject of the identity provider is a pseudonym itself. */
export const userIdentifierKinds = ['phone', 'email', 'customer-id'] as const;

export type UserIdentifier = Exclude<SubjectIdentifier, { readonly kind: 'identity-subject' }>;

/** An identifier of a user, in its one spelling, by which an erasure finds it too. */
export const userIdentifierSchema = subjectIdentifierSchema
  .refine(isUserIdentifier, { error: 'is of no kind that is kept; take phone, email or customer-id' })
  .refine(({ kind, value }) => kind !== 'customer-id' || !holdsCardNumber(value), {
    error: 'reads like a card number, which is kept nowhere',
  });

/** Whether the database knows identifiers of this kind by tokens. */
export function isUserIdentifier(identifier: SubjectIdentifier): identifier is UserIdentifier {
  return identifier.kind !== 'identity-subject';
}

/** A token in place of an identifier. The domain `organisation.identifier_token` of the database has the same form. */
export const identifierTokenSchema = z.string().regex(/^idt_[0-9a-f]{64}$/, 'is no token of an identifier');

/**
 * The text whose keyed hash is the token: the same identifier gets the same token in one organisation of one Region, and
 * another one anywhere else.
 */
export function tokenText(organisationId: string, { kind, value }: UserIdentifier): string {
  return `identifier-token:${organisationId.toLowerCase()}:${kind}:${value}`;
}

/** A token, of the keyed hash in hexadecimal digits. */
export function identifierToken(keyedHash: string): string {
  return identifierTokenSchema.parse(`idt_${keyedHash}`);
}
