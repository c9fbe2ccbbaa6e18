import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  emailDomainHash,
  isEmailDomainHash,
  isMailProvider,
  normaliseEmailDomain,
} from '../../../lib/domain/organisations/email-domain';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test.each([
  ['example.org', 'example.org'],
  ['A.Person@Example.ORG', 'example.org'],
  ['  a@example.org. ', 'example.org'],
  ['"odd@local"@example.org', 'example.org'],
  ['a@bücher.example', 'xn--bcher-kva.example'],
  ['a@xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['a@ＥＸＡＭＰＬＥ.org', 'example.org'],
])('%s is of %s', (given, domain) => {
  expect(normaliseEmailDomain(given)).toBe(domain);
});

test.each([
  '',
  '@',
  'a@',
  'localhost',
  'a@127.0.0.1',
  'a@[::1]',
  'a@exa mple.org',
  'a@example.org/path',
  'a@example.org:25',
  'a@-example.org',
  'a@example..org',
  'a@exam_ple.org',
  `a@${'x'.repeat(64)}.org`,
  'a@1.2',
  'a@%65xample.org',
  'a@example.org?x',
])('%j is of no domain', (given) => {
  expect(normaliseEmailDomain(given)).toBeUndefined();
});

test('a normalised domain is its own, and what is before the @ means nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.domain(), (local, domain) => {
      const normalised = normaliseEmailDomain(`${local}@${domain}`);
      expect(normalised).toBe(normaliseEmailDomain(domain.toUpperCase()));
      if (normalised !== undefined) expect(normaliseEmailDomain(normalised)).toBe(normalised);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void normaliseEmailDomain(text)));
});

// A published value: pages in other languages must come to the same hash.
test('the hash is SHA-256 of the domain after its purpose', () => {
  const hash = emailDomainHash('example.org', sha256);
  expect(hash).toBe(sha256('resident-connect:email-domain:1:example.org'));
  expect(hash).not.toBe(sha256('example.org'));
  expect(isEmailDomainHash(hash)).toBe(true);
  for (const wrong of [hash.toUpperCase(), hash.slice(1), `${hash}0`, `${hash}\n`, 'example.org', undefined]) {
    expect(isEmailDomainHash(wrong)).toBe(false);
  }
});

test('domains where anybody has a mailbox are known, as they are normalised', () => {
  for (const domain of ['gmail.com', 'outlook.com', 'web.de', 'orange.fr', 'sympatico.ca']) {
    expect(isMailProvider(normaliseEmailDomain(domain.toUpperCase()) ?? '')).toBe(true);
  }
  expect(isMailProvider('example.org')).toBe(false);
});
