import fc from 'fast-check';
import { registryAttributes } from '../../../lib/domain/organisations/registry-attributes';
import {
  emailDomainKey,
  grantKey,
  grantRecordSchema,
  lookUpRecordSchema,
  organisationRecordSchema,
  registryRecordProblems,
} from '../../../lib/domain/organisations/registry-record';
import { isPersonalAttribute } from '../../../lib/residency/facts/personal-attributes';
import { EASTERN, hashOf, lookUpRecord, NORTHERN, organisationRecord } from '../../support/organisations';

const grant = {
  organisationId: grantKey(EASTERN, NORTHERN),
  grantHolderId: EASTERN,
  grantOwnerId: NORTHERN,
  grantScopes: ['users.read'],
  grantExpiresAt: '2026-12-21T00:00:00.000Z',
  status: 'active',
  version: 1,
  updatedAt: '2026-11-21T00:00:00.000Z',
};
const organisation = organisationRecord({ emailDomainHashes: [hashOf('example.org')], migrationId: 'MIG-2026-014' });
const good = { organisation, lookUp: lookUpRecord('example.org'), grant };

test.each(Object.entries(good))('a good record has no problems: %s', (_, record) => {
  expect(registryRecordProblems(record)).toEqual([]);
});

test.each(Object.entries(good))('no attribute can hold what is about a person: %s', (_, record) => {
  const personal = ['A. Example', 'a@example.org', '+15550100', '1 Example Street', '1980-01-01', 'A', ''];
  for (const name of Object.keys(record)) {
    for (const value of personal) {
      for (const put of [value, [value]]) {
        expect({ put, problems: registryRecordProblems({ ...record, [name]: put }) }).toEqual({
          put,
          problems: expect.arrayContaining([name]) as unknown,
        });
      }
    }
  }
});

test('an attribute that is not on the list is a problem, and its name is not repeated', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(good)), fc.string(), fc.anything(), (record, name, value) => {
      fc.pre(!(registryAttributes as readonly string[]).includes(name) && name !== '__proto__');
      expect(registryRecordProblems({ ...record, [name]: value })).toEqual(['other']);
    }),
  );
});

test('an attribute of another kind of record is a problem', () => {
  expect(registryRecordProblems({ ...organisation, grantScopes: ['users.read'] })).toEqual(['grantScopes']);
  expect(registryRecordProblems({ ...good.lookUp, emailDomainHashes: [hashOf('example.org')] })).toEqual([
    'emailDomainHashes',
  ]);
  expect(registryRecordProblems({ ...grant, jurisdiction: 'ca' })).toEqual(['jurisdiction']);
});

test.each([
  ['an e-mail domain in the clear', { ...good.lookUp, organisationId: emailDomainKey('example.org') }],
  ['a grant of one organisation', { ...grant, organisationId: `grant:${NORTHERN}` }],
  ['a grant to somebody', { ...grant, organisationId: grantKey('a@example.org', NORTHERN) }],
  ['an organisation by name', { ...organisation, organisationId: 'example-inc' }],
])('a key is opaque: %s', (_, record) => {
  expect(registryRecordProblems(record)).toEqual(['organisationId']);
});

test('it says something about every record, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...registryAttributes)), fc.anything()),
      (record) => {
        expect(registryRecordProblems(record)).not.toEqual([]);
      },
    ),
  );
});

test('the allow-list is what the records have, and no name on it is about a person', () => {
  const used = [organisationRecordSchema, lookUpRecordSchema, grantRecordSchema].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  expect([...new Set(used)].sort()).toEqual([...registryAttributes].sort());
  // A domain of mail addresses is an organisation's, and hashed.
  expect(registryAttributes.filter(isPersonalAttribute)).toEqual(['emailDomainHashes']);
});
