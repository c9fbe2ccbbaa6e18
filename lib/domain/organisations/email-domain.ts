/** What a hash of an e-mail domain looks like: SHA-256 in lower-case hexadecimal. */
const EMAIL_DOMAIN_HASH = /^[0-9a-f]{64}$/;

/** Keeps the hashes apart from those of the same domains that others may have made. */
const HASH_PURPOSE = 'resident-connect:email-domain:1:';

/** Where anybody can have a mailbox. A domain of the kind would send strangers to one organisation's sign-in. */
const MAIL_PROVIDERS = new Set([
  'aol.com',
  'bell.net',
  'free.fr',
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'laposte.net',
  'live.com',
  'mail.com',
  'me.com',
  'msn.com',
  'orange.fr',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'rogers.com',
  'shaw.ca',
  'sympatico.ca',
  't-online.de',
  'videotron.ca',
  'wanadoo.fr',
  'web.de',
  'yahoo.ca',
  'yahoo.com',
  'yahoo.de',
  'yahoo.fr',
  'yandex.com',
]);

/**
 * The domain of a mail address, or a domain, in its one spelling: lower case, internationalised names in Punycode,
 * no final dot.
 *
 * @returns `undefined` when it is no domain of mail addresses
 */
export function normaliseEmailDomain(addressOrDomain: string): string | undefined {
  const domain = addressOrDomain.trim().slice(addressOrDomain.trim().lastIndexOf('@') + 1);
  // A URL can have more than a host: whatever would end the host is no domain.
  if (domain === '' || /[\s/\\?#@:%[\]]/.test(domain)) return undefined;
  let host: string;
  try {
    host = new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
  const name = host.replace(/\.$/, '');
  const labels = name.split('.');
  const isName = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  const isAddress = /^\d+$/.test(labels.at(-1) ?? '');
  return labels.length > 1 && name.length <= 253 && isName && !isAddress ? name : undefined;
}

/** Whether anybody can have a mailbox in a domain: no organisation may claim it. The list is of the best known only. */
export function isMailProvider(normalisedDomain: string): boolean {
  return MAIL_PROVIDERS.has(normalisedDomain);
}

/**
 * What is hashed, and with what: SHA-256 of the normalised domain after a fixed prefix.
 *
 * A plain hash, because a sign-in page and a contact flow must be able to make it without a secret. It does not hide a
 * domain from whoever can guess it. It keeps domains out of addresses, logs and the registry, and nothing else is
 * needed: a domain is an organisation's, and the part before the `@` never leaves the page.
 *
 * @param sha256 - to lower-case hexadecimal, of UTF-8
 */
export function emailDomainHash(normalisedDomain: string, sha256: (text: string) => string): string {
  return sha256(HASH_PURPOSE + normalisedDomain);
}

export function isEmailDomainHash(text: unknown): text is string {
  return typeof text === 'string' && EMAIL_DOMAIN_HASH.test(text);
}
