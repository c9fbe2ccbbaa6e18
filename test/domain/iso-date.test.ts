import { daysBetween, isIsoDate } from '../../lib/domain/iso-date';

test.each([
  ['2026-11-21', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-11', false],
  ['2026-11-21T00:00:00Z', false],
  ['', false],
])('%j is a date: %s', (text, expected) => {
  expect(isIsoDate(text)).toBe(expected);
});

test.each([
  ['2026-11-21', '2026-11-21', 0],
  ['2026-02-28', '2026-03-01', 1],
  ['2028-02-28', '2028-03-01', 2],
  ['2026-11-22', '2026-11-21', -1],
  ['2026-01-01', '2031-01-01', 1826],
])('from %s to %s are %d days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test('fails on what is no date', () => {
  expect(() => daysBetween('2026-11-21', 'soon')).toThrow("'soon' is no date; write it as YYYY-MM-DD");
});
