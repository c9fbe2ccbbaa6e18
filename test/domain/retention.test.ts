import fc from 'fast-check';
import { jurisdictionIds, requireJurisdiction } from '../../lib/domain/jurisdictions';
import { planRetention } from '../../lib/domain/retention';
import { retentionDefaults } from '../../lib/domain/retention-defaults';
import { retentionRegimeIds } from '../../lib/domain/retention-regimes';
import { storedContents } from '../../lib/domain/stored-content';

const eu = requireJurisdiction('eu');
const sg = requireJurisdiction('sg-pdpa');

test('keeps the default where no law and no wish says otherwise', () => {
  const { vector, refusals } = planRetention({ jurisdiction: sg });
  expect(refusals).toEqual([]);
  for (const content of storedContents) expect(vector[content]).toMatchObject(retentionDefaults[content]);
});

test('holds the default within the maximum of the profile', () => {
  expect(planRetention({ jurisdiction: eu }).vector['call-recording']).toEqual({
    days: 180,
    maximumDays: 180,
    writeOnce: false,
    infrequentAccessAfterDays: 30,
    archiveAfterDays: 90,
    basis: ['default of 365 days', expect.stringContaining('GDPR art. 5(1)(e)')],
  });
});

test('raises the default to the minimum of the profile, write-once', () => {
  const { vector } = planRetention({ jurisdiction: requireJurisdiction('ca-gc') });
  expect(vector['call-recording']).toMatchObject({ days: 731, minimumDays: 731, writeOnce: true });
  expect(vector['flow-log']).toMatchObject({ days: 90, writeOnce: false });
});

test('storage limitation gives way to a minimum that another law sets', () => {
  const { vector, refusals } = planRetention({ jurisdiction: eu, regimes: ['mifid-ii'] });
  expect(refusals).toEqual([]);
  expect(vector['call-recording']).toMatchObject({ days: 1827, minimumDays: 1827, maximumDays: 2556, writeOnce: true });
  expect(vector.transcript).toMatchObject({ days: 180, maximumDays: 180 });
});

test('fails when two laws clash, and names both', () => {
  const { vector, refusals } = planRetention({ jurisdiction: sg, regimes: ['mifid-ii', 'ciro'] });
  expect(refusals).toEqual([
    {
      content: 'call-recording',
      reason:
        'call-recording: at least 2557 days (CIRO client records: seven years) and at most 2556 days (MiFID II art. 16(7): five years, up to seven on request of the authority) cannot both hold; a person must resolve which law applies',
    },
  ]);
  expect(vector['call-recording'].days).toBe(2557);
});

test.each([
  ['us', 'erasure-ledger', 30, /less than the 731 .*11 CCR 7101.*set at least 731/],
  ['eu', 'transcript', 181, /more than the 180 .*GDPR art\. 5\(1\)\(e\).*set at most 180/],
  ['sg-pdpa', 'report', 0, /no whole number/],
  ['sg-pdpa', 'report', 1.5, /no whole number/],
  ['sg-pdpa', 'report', NaN, /no whole number/],
] as const)('%s refuses %s of %d days', (id, content, wish, reason) => {
  const jurisdiction = requireJurisdiction(id);
  const { vector, refusals } = planRetention({ jurisdiction, wishes: { [content]: wish } });
  expect(refusals).toEqual([{ content, reason: expect.stringMatching(reason) as string }]);
  expect(vector).toEqual(planRetention({ jurisdiction }).vector);
});

test('a wish within the law is taken', () => {
  const { vector, refusals } = planRetention({ jurisdiction: eu, wishes: { 'call-recording': 60 } });
  expect(refusals).toEqual([]);
  expect(vector['call-recording']).toMatchObject({ days: 60, infrequentAccessAfterDays: 30 });
  expect(vector['call-recording'].archiveAfterDays).toBeUndefined();
});

test('is lawful for any wishes, and does not depend on the order of regimes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...jurisdictionIds),
      fc.subarray([...retentionRegimeIds]),
      fc.dictionary(fc.constantFrom(...storedContents), fc.integer({ min: -10, max: 5000 })),
      (id, regimes, wishes) => {
        const jurisdiction = requireJurisdiction(id);
        const plan = planRetention({ jurisdiction, regimes, wishes });
        for (const content of storedContents) {
          const { days, minimumDays = 1, maximumDays = Infinity, writeOnce } = plan.vector[content];
          expect(days).toBeGreaterThanOrEqual(minimumDays);
          expect(days).toBeLessThanOrEqual(maximumDays);
          expect(writeOnce).toBe(plan.vector[content].minimumDays !== undefined);
          // A wish is either taken or refused aloud.
          const refused = plan.refusals.some((refusal) => refusal.content === content);
          expect(content in wishes && !refused ? days : undefined).toBe(refused ? undefined : wishes[content]);
        }
        const turned = planRetention({ jurisdiction, regimes: [...regimes].reverse(), wishes });
        const days = (of: typeof plan) => storedContents.map((content) => of.vector[content].days);
        expect(days(turned)).toEqual(days(plan));
      },
    ),
  );
});

test.each(jurisdictionIds)('the laws of %s do not clash among themselves', (id) => {
  expect(planRetention({ jurisdiction: requireJurisdiction(id) }).refusals).toEqual([]);
});
