import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectInstanceRegions } from '../../lib/domain/connect';
import { requireRegion } from '../../lib/domain/aws-region';
import { isIsoDate } from '../../lib/domain/iso-date';
import { findJurisdiction, jurisdictionIds, jurisdictions, requireJurisdiction } from '../../lib/domain/jurisdictions';
import { dataClasses } from '../../lib/domain/data-class';
import { judgeTransfer } from '../../lib/domain/transfer';
import { exporterOf } from '../../lib/domain/tier';

const all = jurisdictionIds.map((id) => requireJurisdiction(id));

test('every file of the folder is in the index, and the id is the name of the file', () => {
  const files = readdirSync(join(__dirname, '../../lib/domain/jurisdictions')).map((name) => name.replace('.ts', ''));
  expect([...jurisdictionIds].sort()).toEqual(files.filter((name) => name !== 'index').sort());
  for (const [id, jurisdiction] of Object.entries(jurisdictions)) expect(jurisdiction.id).toBe(id);
});

test.each([
  ['ca', ['ca-central-1', 'ca-west-1']],
  ['us', ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  ['eu', ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3']],
  ['emea-sovereign', ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3']],
  ['ca-qc-private', ['ca-central-1']],
  ['ca-qc-public', ['ca-central-1']],
  ['us-fedramp-high', ['us-gov-east-1', 'us-gov-west-1']],
  ['uk-gdpr', ['eu-west-2']],
])('the home Regions of %s', (id, expected) => {
  expect([...requireJurisdiction(id).homeRegions].sort()).toEqual(expected);
});

describe.each(all)('$id', (jurisdiction) => {
  test('has available home Regions of one partition, each once', () => {
    const home = jurisdiction.homeRegions.map(requireRegion);
    expect(new Set(home.map(({ partition }) => partition)).size).toBe(1);
    expect(home.every(({ status }) => status === 'available')).toBe(true);
    expect(new Set(jurisdiction.homeRegions).size).toBe(home.length);
  });

  test('has a home Region that offers Amazon Connect', () => {
    expect(jurisdiction.homeRegions.some((code) => connectInstanceRegions.includes(code))).toBe(true);
  });

  // A home Region must follow from the profile's own tiers, not from the list alone.
  test('permits data of every class and state between all of its home Regions', () => {
    for (const source of jurisdiction.homeRegions) {
      for (const destination of jurisdiction.homeRegions) {
        for (const dataClass of dataClasses) {
          for (const purpose of [undefined, 'data-dr'] as const) {
            const judgement = judgeTransfer({
              ...{ jurisdiction, dataClass, source, destination, purpose },
              state: 'at-rest',
              asOf: jurisdiction.asOf,
            });
            expect(judgement).toMatchObject({ outcome: 'within-home', warnings: [] });
          }
        }
      }
    }
  });

  test('prohibits no country of its own home', () => {
    expect(jurisdiction.home.countries.filter((c) => jurisdiction.prohibitedCountries.includes(c))).toEqual([]);
    expect(jurisdiction.exclusiveCountries ?? jurisdiction.home.countries).toEqual(
      expect.arrayContaining([...jurisdiction.home.countries]),
    );
    expect(exporterOf(jurisdiction)).toMatch(/^([A-Z]{2}|EEA)$/);
  });

  test('is dated and must be reviewed again within 13 months', () => {
    expect(isIsoDate(jurisdiction.asOf)).toBe(true);
    expect(isIsoDate(jurisdiction.reviewBy)).toBe(true);
    expect(jurisdiction.reviewBy > jurisdiction.asOf).toBe(true);
    expect(jurisdiction.reviewBy < '2028').toBe(true);
  });

  test('cites dated sources that are not younger than the profile', () => {
    for (const { asOf, text } of jurisdiction.citations) {
      expect(asOf).toMatch(/^\d{4}(-\d{2}){0,2}$/);
      expect(asOf <= jurisdiction.asOf).toBe(true);
      expect(text).not.toBe('');
    }
  });

  test('has retention norms with a basis and a possible length', () => {
    for (const norm of Object.values(jurisdiction.retention ?? {})) {
      expect(norm.basis).not.toBe('');
      expect(norm.minimumDays ?? 1).toBeLessThanOrEqual(norm.maximumDays ?? Infinity);
      expect(norm.minimumDays ?? norm.maximumDays).toBeGreaterThan(0);
    }
  });
});

test.each(['xx', '', 'toString', '__proto__', 'CA'])(
  'requireJurisdiction fails on %j and lists the known ids',
  (id) => {
    expect(findJurisdiction(id)).toBeUndefined();
    expect(() => requireJurisdiction(id)).toThrow(
      `'${id}' is no jurisdiction profile; use one of ${jurisdictionIds.join(', ')}`,
    );
  },
);
