import { buildClient, CommitmentPolicy, RawRsaKeyringNode } from '@aws-crypto/client-node';
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Amazon Connect encrypts without key commitment or with it; both are read. It gives one data key. */
const { decrypt } = buildClient({
  commitmentPolicy: CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT,
  maxEncryptedDataKeys: 1,
});

/** The provider that Amazon Connect names in the header of what it encrypts. */
const PROVIDER = 'AmazonConnect';

const PEM = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/g;

/**
 * The private key that belongs to a certificate, of one or more in a text: while a key is replaced, the secret holds both.
 *
 * @param digest - SHA-256 of the public key (SPKI, DER), in hexadecimal
 * @throws Error when it is not there
 */
export function findPrivateKey(pems: string, digest: string): KeyObject {
  const keys = (pems.match(PEM) ?? []).map((pem) => createPrivateKey(pem));
  const found = keys.find((key) => publicKeyDigest(key) === digest);
  if (!found) throw new Error('the secret has no private key for the certificate of the flow');
  return found;
}

function publicKeyDigest(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}

/**
 * Reads what Amazon Connect encrypted: a message of the AWS Encryption SDK, its data key wrapped by RSA-OAEP with SHA-512.
 *
 * @param keyId - id of the instance's security key, which the header names
 * @returns bytes of their own, to be wiped by the caller
 * @throws Error when it was encrypted for another key, or is no such message
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export async function decryptInput(input: string, key: { id: string; privateKey: KeyObject }): Promise<Uint8Array> {
  const keyring = new RawRsaKeyringNode({
    keyNamespace: PROVIDER,
    keyName: key.id,
    rsaKey: { privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }) },
    oaepHash: 'sha512',
  });
  const { plaintext } = await decrypt(keyring, Buffer.from(input, 'base64'));
  const digits = Uint8Array.from(plaintext);
  plaintext.fill(0);
  return digits;
}
