import { createHash, X509Certificate } from 'node:crypto';

/** What is needed of the certificate of encrypted input. */
export interface InputCertificate {
  /** SPKI in PEM: the security key of the instance. */
  readonly publicKey: string;
  /** SHA-256 of the public key (SPKI, DER), in hexadecimal. Finds the private key. */
  readonly publicKeyDigest: string;
  readonly validUntil: Date;
}

/** The shortest key that NIST SP 800-57 still lets encrypt, in bits. */
const SHORTEST_KEY = 2_048;
/** Characters that Amazon Connect takes of a security key. */
const LONGEST_PEM = 1_024;

/**
 * Reads the certificate of encrypted input: RSA, and signed with its own private key, which is how Amazon Connect knows
 * that whoever put it into a flow has the key.
 *
 * @returns what is wrong with it, when something is
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export function readInputCertificate(pem: string): InputCertificate | string {
  const known = read.get(pem) ?? readNew(pem);
  read.set(pem, known);
  return known;
}

/** A definition is read in several steps, and a signature takes a while to verify. */
const read = new Map<string, InputCertificate | string>();

function readNew(pem: string): InputCertificate | string {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    return 'is no X.509 certificate in PEM; write the text from -----BEGIN CERTIFICATE----- to the end';
  }
  const { publicKey } = certificate;
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (publicKey.asymmetricKeyType !== 'rsa' || bits < SHORTEST_KEY) {
    return `has no RSA key of at least ${SHORTEST_KEY} bits; make one (docs/payments.md)`;
  }
  if (!certificate.verify(publicKey)) {
    return 'is not signed with its own key, so that Amazon Connect would refuse it; sign it yourself (docs/payments.md)';
  }
  const exported = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  if (exported.length > LONGEST_PEM) return `has a key of ${bits} bits, and Amazon Connect takes at most 4096`;
  return {
    publicKey: exported,
    publicKeyDigest: createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    validUntil: new Date(certificate.validTo),
  };
}

/** @throws Error for what `readInputCertificate` finds fault with, which a parsed definition does not hold */
export function requireInputCertificate(pem: string): InputCertificate {
  const certificate = readInputCertificate(pem);
  if (typeof certificate === 'string') throw new Error(`the certificate ${certificate}`);
  return certificate;
}
