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
 * The private keys in a text, that of a certificate first: while a key is replaced, the secret holds both, and a flow that
 * was not deployed yet still encrypts for the other.
 *
 * @param digest - SHA-256 of the certificate's public key (SPKI, DER), in hexadecimal
 * @throws Error when the one for the certificate is not there
 */
export function readPrivateKeys(pems: string, digest: string): readonly KeyObject[] {
  const keys = (pems.match(PEM) ?? []).map((pem) => createPrivateKey(pem));
  const found = keys.find((key) => publicKeyDigest(key) === digest);
  if (!found) throw new Error('the secret has no private key for the certificate of the flow');
  return [found, ...keys.filter((key) => key !== found)];
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
export async function decryptInput(input: string, keyId: string, keys: readonly KeyObject[]): Promise<Uint8Array> {
  return Promise.any(keys.map((key) => decryptWith(input, keyId, key)));
}

async function decryptWith(input: string, keyId: string, key: KeyObject): Promise<Uint8Array> {
  const keyring = new RawRsaKeyringNode({
    keyNamespace: PROVIDER,
    keyName: keyId,
    rsaKey: { privateKey: key.export({ type: 'pkcs8', format: 'pem' }) },
    oaepHash: 'sha512',
  });
  const { plaintext } = await decrypt(keyring, Buffer.from(input, 'base64'));
  const digits = Uint8Array.from(plaintext);
  plaintext.fill(0);
  return digits;
}
