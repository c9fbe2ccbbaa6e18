import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4096;

/**
 * What PostgreSQL stores of a password (SCRAM-SHA-256), so that the password itself is in no statement and no log.
 *
 * @throws Error for a password with characters beyond ASCII, which would have to be normalised (RFC 4013)
 * @see https://www.postgresql.org/docs/17/catalog-pg-authid.html
 * @see https://www.rfc-editor.org/rfc/rfc5802#section-3
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  if (!/^[\x20-\x7e]+$/.test(password)) {
    throw new Error('the password is empty or holds characters beyond ASCII; let Secrets Manager generate it');
  }
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyFor = (use: string): Buffer => createHmac('sha256', salted).update(use).digest();
  const storedKey = createHash('sha256').update(keyFor('Client Key')).digest();
  const [saltText, stored, server] = [salt, storedKey, keyFor('Server Key')].map((part) => part.toString('base64'));
  return `SCRAM-SHA-256$${ITERATIONS}:${saltText ?? ''}$${stored ?? ''}:${server ?? ''}`;
}
