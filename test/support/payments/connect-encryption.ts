import { buildClient, CommitmentPolicy, RawRsaKeyringNode } from '@aws-crypto/client-node';

/**
 * Encrypts as Amazon Connect is documented to: a message of the AWS Encryption SDK, for provider `AmazonConnect` and the
 * id of the security key, the data key wrapped by RSA-OAEP with SHA-512.
 */
export async function encryptAsConnect(
  input: string,
  { keyId, publicKey, provider = 'AmazonConnect' }: { keyId: string; publicKey: string; provider?: string },
): Promise<string> {
  const { encrypt } = buildClient(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT);
  const keyring = new RawRsaKeyringNode({
    keyNamespace: provider,
    keyName: keyId,
    rsaKey: { publicKey },
    oaepHash: 'sha512',
  });
  const { result } = await encrypt(keyring, Buffer.from(input));
  return result.toString('base64');
}
