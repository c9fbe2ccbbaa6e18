import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { hashedText, type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';

/** Turns identifiers into keyed hashes, with a key that never leaves AWS KMS. */
export class SubjectKeys {
  private readonly known = new Map<string, Promise<string>>();

  constructor(
    private readonly client: KMSClient,
    private readonly keyId: string,
  ) {}

  /** HMAC-SHA-256 of the identifier, in hexadecimal digits. */
  of(identifier: SubjectIdentifier): Promise<string> {
    return this.mac(hashedText(identifier));
  }

  /** HMAC-SHA-256 of a text, in hexadecimal digits. What it is for begins the text. */
  mac(text: string): Promise<string> {
    const known = this.known.get(text);
    if (known) return known;
    const asked = this.ask(text);
    // A failure is not remembered: the next one asks again.
    asked.catch(() => this.known.delete(text));
    this.known.set(text, asked);
    return asked;
  }

  private async ask(text: string): Promise<string> {
    const { Mac } = await this.client.send(
      new GenerateMacCommand({ KeyId: this.keyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(text) }),
    );
    if (!Mac) throw new Error(`AWS KMS gave no MAC by key ${this.keyId}; check that it is an HMAC_256 key`);
    return Buffer.from(Mac).toString('hex');
  }
}
