import * as fc from 'fast-check';
import { canonicalJson, type Json } from '../../../lib/domain/erasure/canonical-json';
import { decideErasure } from '../../../lib/domain/erasure/erasure-decision';
import { answerBy, erasureRegimes } from '../../../lib/domain/erasure/erasure-regime';
import { erasureRequestSchema } from '../../../lib/domain/erasure/erasure-request';
import {
  hashedText,
  identifierOfEndpoint,
  subjectIdentifierSchema,
} from '../../../lib/domain/erasure/subject-identifier';
import { addDays, addMonths, daysBetween } from '../../../lib/domain/iso-date';
import { jurisdictionIds } from '../../../lib/domain/jurisdictions';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('canonical JSON', () => {
  test('writes members in one order, and nothing else anew', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const json = value as Json;
        expect(JSON.parse(canonicalJson(json))).toEqual(JSON.parse(JSON.stringify(json)));
        const reversed = JSON.parse(JSON.stringify(json), (_, inner: unknown) =>
          inner !== null && typeof inner === 'object' && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ) as Json;
        expect(canonicalJson(reversed)).toBe(canonicalJson(json));
      }),
    );
  });

  test('is that of RFC 8785', () => {
    const example = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000F\nA\'B"\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\"/"}',
    );
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5 })).toBe(
      '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
    );
  });

  test.each([[NaN], [Infinity], ['\ud800']])('refuses %p', (value) => {
    expect(() => canonicalJson([value])).toThrow(TypeError);
  });
});

describe('identifiers', () => {
  test.each([
    [{ kind: 'phone', value: ' +1 (514) 555-0100' }, 'phone:+15145550100'],
    [{ kind: 'email', value: ' Ana.Roy@Example.CA ' }, 'email:ana.roy@example.ca'],
    [{ kind: 'customer-id', value: 'C-1' }, 'customer-id:C-1'],
  ])('%j is hashed as %s', (identifier, text) => {
    expect(hashedText(subjectIdentifierSchema.parse(identifier))).toBe(text);
  });

  test.each([
    { kind: 'phone', value: '5145550100' },
    { kind: 'phone', value: '+0145550100' },
    { kind: 'email', value: 'ana' },
    { kind: 'customer-id', value: ' ' },
    { kind: 'name', value: 'Ana' },
  ])('%j is none', (identifier) => {
    expect(subjectIdentifierSchema.safeParse(identifier).success).toBe(false);
  });

  test.each([
    ['+15145550100', 'phone'],
    ['ana@example.ca', 'email'],
    ['0a1b', 'customer-id'],
    ['', undefined],
  ])('the address %s of a customer is a %s', (address, kind) => {
    expect(identifierOfEndpoint(address)?.kind).toBe(kind);
  });
});

describe('the last day to answer', () => {
  test.each([
    ['eu', '2026-01-31', '2026-02-28', '2026-04-28'],
    ['eu', '2026-11-30', '2026-12-30', '2027-02-28'],
    ['us', '2026-11-21', '2027-01-05', '2027-02-19'],
    ['ca', '2026-11-21', '2026-12-21', '2027-01-20'],
    ['kr-pipa', '2026-11-21', '2026-12-01', '2026-12-01'],
  ] as const)('in %s of a request of %s is %s, extended %s', (id, received, last, extended) => {
    expect(answerBy(erasureRegimes[id], received)).toBe(last);
    expect(answerBy(erasureRegimes[id], received, true)).toBe(extended);
  });

  test('is never before the request, in any profile', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...jurisdictionIds), (received, id) => {
        const first = answerBy(erasureRegimes[id], received);
        expect(first > received).toBe(true);
        expect(answerBy(erasureRegimes[id], received, true) >= first).toBe(true);
      }),
    );
  });

  test('months keep the day, or end where the month ends', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (date, months) => {
        const later = addMonths(date, months);
        const [day, laterDay] = [date, later].map((text) => Number(text.slice(8)));
        expect(laterDay === day || (Number(laterDay) < Number(day) && addDays(later, 1).endsWith('-01'))).toBe(true);
        expect(daysBetween(date, later)).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});

describe('retention against erasure', () => {
  const minimum = { days: 1826, basis: 'MiFID II art. 16(7)' };

  test.each([
    ['nothing in the way', {}, { erase: true }],
    ['a minimum that is over', { minimum: { days: 20, basis: 'x' } }, { erase: true }],
    ['a lock that is over', { lockedUntil: '2026-11-21' }, { erase: true }],
    ['a minimum', { minimum }, { erase: false, basis: minimum.basis, until: '2031-11-01' }],
    [
      'a lock',
      { lockedUntil: '2026-11-22' },
      { erase: false, basis: 'Object Lock of the bucket', until: '2026-11-22' },
    ],
    [
      'both, of which the later decides',
      { minimum, lockedUntil: '2040-01-01' },
      { erase: false, basis: 'MiFID II art. 16(7); Object Lock of the bucket', until: '2040-01-01' },
    ],
    ['a legal hold, which has no end', { minimum, legalHold: true }, { erase: false, basis: 'legal hold' }],
  ])('%s', (_, facts, decision) => {
    expect(decideErasure({ createdOn: '2026-11-01', ...facts }, '2026-11-21')).toEqual(decision);
  });

  test('what is kept until a day is erased on that day, and not before', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 4000 }),
        fc.option(days, { nil: undefined }),
        days,
        (createdOn, length, lockedUntil, asOf) => {
          const copy = { createdOn, minimum: { days: length, basis: 'law' }, lockedUntil };
          const decision = decideErasure(copy, asOf);
          if (decision.erase) return;
          const until = decision.until ?? '';
          expect(decideErasure(copy, until)).toEqual({ erase: true });
          expect(decideErasure(copy, addDays(until, -1)).erase).toBe(false);
        },
      ),
    );
  });
});

test('a request names who verified whom, and by what', () => {
  const request = {
    requestId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11',
    identifiers: [{ kind: 'phone', value: '+15145550100' }],
    receivedOn: '2026-11-21',
    identityCheck: { method: 'call-back', verifiedBy: 'privacy-officer', verifiedOn: '2026-11-21' },
  };
  expect(erasureRequestSchema.safeParse(request).success).toBe(true);
  for (const changed of [
    { identityCheck: undefined },
    { identityCheck: { ...request.identityCheck, verifiedBy: 'Ana Roy' } },
    { identifiers: [] },
    { receivedOn: '2026-02-30' },
    { note: 'free text' },
  ]) {
    expect(erasureRequestSchema.safeParse({ ...request, ...changed }).success).toBe(false);
  }
});
