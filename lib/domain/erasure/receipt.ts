import * as z from 'zod';
import { isIntact, ledgerEntrySchema, type LedgerEntry, type Sha256 } from './ledger';

/** The algorithm of every receipt's signature, as AWS KMS names it. */
export const RECEIPT_ALGORITHM = 'ECDSA_SHA_256';

/** What a person gets, and can have checked by anybody who has the public key. */
export const receiptSchema = z.strictObject({
  version: z.literal(1),
  entry: ledgerEntrySchema,
  signature: z.strictObject({
    algorithm: z.literal(RECEIPT_ALGORITHM),
    /** ARN of the key that signed. */
    keyId: z.string().min(1),
    /** DER, in base64, over {@link signedText}. */
    value: z.base64(),
  }),
});

export type Receipt = Readonly<z.output<typeof receiptSchema>>;

/** The text that is signed: the hash covers the entry, and the words before it keep the key from being used for others. */
export function signedText({ hash }: Pick<LedgerEntry, 'hash'>): string {
  return `receipt of erasure 1: ${hash}`;
}

/**
 * What is wrong with a receipt; `undefined` when nothing is.
 *
 * @param verify whether a DER signature in base64 is that of a text
 */
export function receiptProblem(
  receipt: Receipt,
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: (text: string, signature: string) => boolean },
): string | undefined {
  const { entry, signature } = receipt;
  if (!verify(signedText(entry), signature.value)) return 'the signature is not that of the key over this content';
  if (!isIntact(entry, sha256)) return 'the hash of the entry is not that of its content';
  return undefined;
}
