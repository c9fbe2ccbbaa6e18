import fc from 'fast-check';
import { adequacyOf, findAdequacyEdge } from '../../lib/domain/adequacy';
import { adequacyEdges } from '../../lib/domain/adequacy-edges';
import { awsRegions } from '../../lib/domain/aws-region';
import { isIsoDate } from '../../lib/domain/iso-date';

test.each([
  ['EEA', 'CH', '2026-11-21', 'valid'],
  ['EEA', 'GB', '2025-12-18', 'not-yet-valid'],
  ['EEA', 'GB', '2025-12-19', 'valid'],
  ['EEA', 'GB', '2031-12-27', 'valid'],
  ['EEA', 'GB', '2031-12-28', 'expired'],
  ['EEA', 'US', '2026-11-21', 'limited'],
  ['EEA', 'CA', '2026-11-21', 'limited'],
  ['EEA', 'AU', '2026-11-21', 'none'],
  ['EEA', 'BR', '2026-01-30', 'not-yet-valid'],
  ['CH', 'SE', '2026-11-21', 'valid'],
  ['CH', 'JP', '2026-11-21', 'none'],
  ['GB', 'DE', '2026-11-21', 'valid'],
  ['US', 'GB', '2026-11-21', 'none'],
])('from %s to %s on %s: %s', (from, to, asOf, state) => {
  expect(adequacyOf(from, to, asOf).state).toBe(state);
});

test('finds the decision in force, limited or not, and none other', () => {
  expect(findAdequacyEdge('EEA', 'GB', '2026-11-21')).toMatchObject({ validTo: '2031-12-27' });
  expect(findAdequacyEdge('EEA', 'US', '2026-11-21')).toMatchObject({
    scope: 'recipients certified to the EU-US Data Privacy Framework',
  });
  expect(findAdequacyEdge('EEA', 'GB', '2032-01-01')).toBeUndefined();
  expect(findAdequacyEdge('AU', 'NZ', '2026-11-21')).toBeUndefined();
});

test('a valid decision outweighs an expired one and a limited one', () => {
  const base = adequacyEdges.find(({ from, to }) => from === 'EEA' && to === 'CH');
  if (!base) throw new Error('the edge from the EEA to Switzerland is gone');
  const expired = { ...base, validTo: '2020-01-01' };
  const limited = { ...base, scope: 'some' };
  for (const edges of [
    [expired, limited, base],
    [base, limited, expired],
  ]) {
    expect(adequacyOf('EEA', 'CH', '2026-11-21', edges)).toEqual({ state: 'valid', edge: base });
  }
  expect(adequacyOf('EEA', 'CH', '2026-11-21', [expired, limited]).state).toBe('limited');
});

test('the order of the decisions does not matter', () => {
  const countries = fc.constantFrom(...new Set(awsRegions.map(({ country }) => country)), 'EEA');
  const shuffled = fc.shuffledSubarray([...adequacyEdges], { minLength: adequacyEdges.length });
  fc.assert(
    fc.property(countries, countries, shuffled, (from, to, edges) => {
      expect(adequacyOf(from, to, '2026-11-21', edges)).toEqual(adequacyOf(from, to, '2026-11-21'));
    }),
  );
});

test('every decision is dated and reaches a country with a Region', () => {
  const reachable = new Set([...awsRegions.map(({ country }) => country), 'EEA']);
  for (const { to, validFrom, validTo } of adequacyEdges) {
    expect(reachable.has(to)).toBe(true);
    for (const date of [validFrom, validTo]) expect(date === undefined || isIsoDate(date)).toBe(true);
  }
});
