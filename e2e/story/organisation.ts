import { createHash } from 'node:crypto';
import { emailDomainHash } from '../../lib/domain/organisations/email-domain';

/** The invented organisation of a jurisdiction: the same id in every scene. */
export function organisationOf(jurisdiction: string): string {
  const text = sha256(`organisation of ${jurisdiction}`);
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    `4${text.slice(13, 16)}`,
    `8${text.slice(17, 20)}`,
    text.slice(20, 32),
  ].join('-');
}

/** What the registry knows of the organisation's mail domain. */
export function domainHashOf(jurisdiction: string): string {
  return emailDomainHash(`organisation-of-${jurisdiction}.example`, sha256);
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
