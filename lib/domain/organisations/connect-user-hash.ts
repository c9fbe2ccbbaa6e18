/** Keeps the hashes apart from those of the same names that others may have made. */
const HASH_PURPOSE = 'resident-connect:connect-user:1:';

/** What such a hash looks like: SHA-256 in lower-case hexadecimal. */
export const CONNECT_USER_HASH = /^[0-9a-f]{64}$/;

/**
 * What tells the user of the API and the user of Amazon Connect for the same person: SHA-256 of the name by which Amazon
 * Connect knows the agent, after a fixed prefix. Names are compared letter by letter, as Amazon Connect does.
 *
 * A plain hash, which hides no name from whoever can guess it. It keeps addresses out of tokens, and out of what passes
 * from function to function and could be logged on its way.
 *
 * @param sha256 - to lower-case hexadecimal, of UTF-8
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/configure-saml.html
 */
export function connectUserHash(userName: string, sha256: (text: string) => string): string {
  return sha256(HASH_PURPOSE + userName);
}
