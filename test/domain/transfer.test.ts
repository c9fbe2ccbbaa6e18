import fc from 'fast-check';
import { adequacyEdges } from '../../lib/domain/adequacy-edges';
import { awsRegions, requireRegion } from '../../lib/domain/aws-region';
import { dataClasses } from '../../lib/domain/data-class';
import { isIsoDate } from '../../lib/domain/iso-date';
import { jurisdictionIds, requireJurisdiction } from '../../lib/domain/jurisdictions';
import { tiers } from '../../lib/domain/jurisdiction';
import { tierOfCountry } from '../../lib/domain/tier';
import { judgeTransfer, type Transfer, transferOutcomes } from '../../lib/domain/transfer';

const asOf = '2026-11-21';

const judge = (id: string, source: string, destination: string, more: Partial<Transfer> = {}) =>
  judgeTransfer({
    jurisdiction: requireJurisdiction(id),
    dataClass: 'customer-content',
    state: 'at-rest',
    source,
    destination,
    asOf,
    ...more,
  });

describe('data at rest', () => {
  test.each([
    ['ca', 'ca-central-1', 'ca-central-1', 'within-home', 'same-region'],
    ['ca', 'ca-central-1', 'ca-west-1', 'within-home', 'in-country'],
    ['ca', 'ca-central-1', 'us-east-1', 'needs-decision', 'conditional'],
    ['ca-qc-private', 'ca-central-1', 'ca-west-1', 'needs-decision', 'in-country'],
    ['ca-qc-private', 'ca-west-1', 'ca-west-1', 'needs-decision', 'in-country'],
    ['ca-qc-private', 'ca-west-1', 'ca-central-1', 'within-home', 'in-subdivision'],
    ['us', 'us-east-1', 'us-west-2', 'within-home', 'in-country'],
    ['us', 'us-east-1', 'eu-central-1', 'needs-decision', 'conditional'],
    ['us', 'us-east-1', 'ap-east-1', 'prohibited', 'prohibited'],
    ['us', 'us-east-1', 'us-gov-west-1', 'prohibited', 'prohibited'],
    ['us-cjis', 'us-east-1', 'ca-central-1', 'needs-decision', 'conditional'],
    ['us-cjis', 'us-east-1', 'eu-west-2', 'prohibited', 'prohibited'],
    ['us-cjis', 'us-gov-west-1', 'us-gov-east-1', 'permitted', 'in-country'],
    ['us-fti', 'us-east-1', 'ca-central-1', 'prohibited', 'prohibited'],
    ['eu', 'eu-central-1', 'eu-north-1', 'within-home', 'in-bloc'],
    ['eu', 'eu-central-1', 'eu-west-2', 'needs-decision', 'adequate'],
    ['eu', 'eu-central-1', 'us-east-1', 'needs-decision', 'conditional'],
    ['eu', 'eu-central-1', 'eusc-de-east-1', 'prohibited', 'prohibited'],
    ['fr-acpr', 'eu-central-1', 'eu-west-3', 'within-home', 'in-country'],
    ['fr-hds', 'eu-central-1', 'eu-west-2', 'prohibited', 'prohibited'],
    ['emea-sovereign', 'eu-central-1', 'us-east-1', 'prohibited', 'prohibited'],
    ['emea-sovereign', 'eu-central-1', 'ap-southeast-1', 'prohibited', 'prohibited'],
    ['emea-sovereign', 'eu-central-1', 'eu-central-2', 'needs-decision', 'adequate'],
    ['ch-finma', 'eu-central-1', 'eu-central-2', 'within-home', 'in-country'],
    ['ch-finma', 'eu-central-2', 'eu-west-2', 'permitted', 'adequate'],
    ['ch-finma', 'eu-central-2', 'il-central-1', 'needs-decision', 'adequate'],
    ['uk-gdpr', 'eu-west-2', 'eu-central-1', 'needs-decision', 'adequate'],
    ['au-app8', 'ap-southeast-2', 'ap-southeast-4', 'within-home', 'in-country'],
    ['ca', 'ca-central-1', 'sa-west-1', 'prohibited', 'prohibited'],
    ['ca', 'ca-central-1', 'ca-east-9', 'prohibited', 'prohibited'],
    ['ca', 'elsewhere', 'ca-central-1', 'prohibited', 'prohibited'],
  ])('%s from %s to %s: %s (%s)', (id, source, destination, outcome, tier) => {
    expect(judge(id, source, destination)).toMatchObject({ outcome, tier });
  });
});

describe('second copies', () => {
  test.each([
    ['eu', 'eu-central-1', 'eu-west-2', 'permitted'],
    ['eu', 'eu-central-1', 'us-east-1', 'needs-decision'],
    ['emea-sovereign', 'eu-central-1', 'eu-central-2', 'permitted'],
    ['emea-sovereign', 'eu-central-1', 'eu-west-2', 'needs-decision'],
    ['fr-hds', 'eu-central-1', 'eu-central-2', 'prohibited'],
    ['de-health', 'eu-central-1', 'eu-west-2', 'needs-decision'],
    ['ca-qc-public', 'ca-central-1', 'ca-west-1', 'needs-decision'],
    ['uk-gdpr', 'eu-west-2', 'eu-west-1', 'permitted'],
    ['kr-pipa', 'ap-northeast-2', 'ap-northeast-1', 'needs-decision'],
  ])('of data: %s from %s to %s: %s', (id, source, destination, outcome) => {
    expect(judge(id, source, destination, { purpose: 'data-dr' }).outcome).toBe(outcome);
  });

  test.each([
    ['us', 'us-east-1', 'us-west-2', 'within-home'],
    ['jp-appi', 'ap-northeast-1', 'ap-northeast-3', 'within-home'],
    ['eu', 'eu-central-1', 'eu-west-2', 'permitted'],
    ['eu', 'eu-central-1', 'eu-central-2', 'prohibited'],
    ['emea-sovereign', 'eu-central-1', 'eu-west-2', 'needs-decision'],
    ['ca', 'ca-central-1', 'ca-west-1', 'prohibited'],
    ['fr-hds', 'eu-central-1', 'eu-west-2', 'prohibited'],
  ])('of the instance: %s from %s to %s: %s', (id, source, destination, outcome) => {
    expect(judge(id, source, destination, { purpose: 'instance-dr' }).outcome).toBe(outcome);
  });
});

describe('reasons', () => {
  test.each([
    [
      judge('eu', 'eu-central-1', 'eu-west-2', { purpose: 'instance-dr' }),
      'a replica of the Amazon Connect instance of profile eu in eu-west-2 (London, the United Kingdom) needs no decision: the United Kingdom has an adequacy decision until 2031-12-27',
    ],
    [
      judge('ca-qc-private', 'ca-central-1', 'ca-west-1'),
      'data at rest of profile ca-qc-private in ca-west-1 (Calgary, Canada) needs a residency decision by person-in-charge-of-personal-information: it stays in Canada but leaves CA-QC, which takes a privacy impact assessment and a written agreement (P-39.1 s. 17)',
    ],
    [
      judge('us', 'us-east-1', 'ap-east-1'),
      'ap-east-1 (Hong Kong): Hong Kong is a prohibited country under profile us',
    ],
    [
      judge('eu', 'eu-central-1', 'us-east-1'),
      'data at rest of profile eu in us-east-1 (Northern Virginia, the United States) needs a residency decision by controller-executive: adequacy of the United States is limited to recipients certified to the EU-US Data Privacy Framework; it takes standard contractual clauses (Decision (EU) 2021/914) with a transfer impact assessment',
    ],
    [
      judge('us', 'us-east-1', 'us-gov-west-1'),
      'us-gov-west-1 (US-West, the United States) is in partition aws-us-gov and us-east-1 (Northern Virginia, the United States) in partition aws; nothing crosses partitions',
    ],
  ])('%#', (judgement, reason) => {
    expect(judgement.reason).toBe(reason);
  });
});

describe('warnings', () => {
  const london = (date: string) => judge('eu', 'eu-central-1', 'eu-west-2', { purpose: 'data-dr', asOf: date });

  test.each([
    ['2027-05-21', []],
    ['2027-05-22', ['profile eu should have been reviewed by 2027-05-21']],
  ])('a profile past its review on %s: %j', (date, warnings) => {
    expect(london(date).warnings).toEqual(warnings);
  });

  test('adequacy warns 180 days before it ends, and is conditional after', () => {
    const jurisdiction = { ...requireJurisdiction('eu'), reviewBy: '2099-01-01' };
    const on = (date: string) =>
      judge('eu', 'eu-central-1', 'eu-west-2', { jurisdiction, purpose: 'data-dr', asOf: date });
    const ends = 'the adequacy decision for the United Kingdom ends on 2031-12-27';
    expect(on('2031-06-29')).toMatchObject({ outcome: 'permitted', warnings: [] });
    expect(on('2031-06-30')).toMatchObject({ outcome: 'permitted', warnings: [ends] });
    expect(on('2031-12-27')).toMatchObject({ outcome: 'permitted', tier: 'adequate', warnings: [ends] });
    expect(on('2031-12-28')).toMatchObject({
      outcome: 'needs-decision',
      tier: 'conditional',
      warnings: ['the adequacy decision for the United Kingdom expired on 2031-12-27'],
    });
  });

  test('an expired decision is conditional also where the profile names no instrument', () => {
    const jurisdiction = { ...requireJurisdiction('eu'), transferInstrument: undefined };
    expect(judge('eu', 'eu-central-1', 'eu-west-2', { jurisdiction, asOf: '2032-01-01' }).tier).toBe('conditional');
    expect(judge('eu', 'eu-central-1', 'ap-southeast-2', { jurisdiction }).tier).toBe('foreign');
  });

  test('a challenge is told', () => {
    expect(judge('eu', 'eu-central-1', 'us-east-1').warnings).toEqual([
      'the adequacy decision for the United States is challenged: appeal C-703/25 P, lodged on 2025-10-31, is pending',
    ]);
  });
});

test('a country without a Region is judged too', () => {
  expect(tierOfCountry(requireJurisdiction('eu'), 'AT', asOf).tier).toBe('in-bloc');
  expect(tierOfCountry(requireJurisdiction('us'), 'RU', asOf).tier).toBe('prohibited');
  expect(tierOfCountry(requireJurisdiction('us-fti'), 'PR', asOf).tier).toBe('in-country');
});

describe('for any transfer', () => {
  const regions = fc.constantFrom(...awsRegions.map(({ code }) => code));
  const days = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const transfers: fc.Arbitrary<Transfer> = fc.record({
    jurisdiction: fc.constantFrom(...jurisdictionIds).map((id) => requireJurisdiction(id)),
    dataClass: fc.constantFrom(...dataClasses),
    state: fc.constantFrom('at-rest', 'in-use', 'in-transit'),
    source: regions,
    destination: regions,
    asOf: days,
    purpose: fc.constantFrom(undefined, 'data-dr', 'instance-dr'),
  });
  const severity = (transfer: Transfer) => transferOutcomes.indexOf(judgeTransfer(transfer).outcome);

  test('there is an outcome with a reason of one line, whatever the texts', () => {
    const texts = fc.oneof(regions, fc.string());
    fc.assert(
      fc.property(transfers, texts, texts, fc.oneof(days, fc.string()), (transfer, source, destination, date) => {
        const judgement = judgeTransfer({ ...transfer, source: source, destination, asOf: date });
        expect(transferOutcomes).toContain(judgement.outcome);
        expect(tiers).toContain(judgement.tier);
        expect(judgement.reason.length).toBeGreaterThan(10);
        if (!isIsoDate(date)) expect(judgement.outcome).toBe('prohibited');
      }),
      { numRuns: 500 },
    );
  });

  test('prohibited absorbs: no class, state or purpose opens another partition or a prohibited country', () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        const source = requireRegion(transfer.source);
        const destination = requireRegion(transfer.destination);
        const { prohibitedCountries, exclusiveCountries } = transfer.jurisdiction;
        fc.pre(
          source.partition !== destination.partition ||
            prohibitedCountries.includes(destination.country) ||
            exclusiveCountries?.includes(destination.country) === false,
        );
        expect(judgeTransfer(transfer)).toMatchObject({ outcome: 'prohibited', tier: 'prohibited' });
      }),
      { numRuns: 1000 },
    );
  });

  test('a nearer destination is never judged worse', () => {
    fc.assert(
      fc.property(transfers, regions, (transfer, other) => {
        const near = judgeTransfer(transfer);
        const far = judgeTransfer({ ...transfer, destination: other });
        fc.pre(tiers.indexOf(near.tier) < tiers.indexOf(far.tier));
        expect(transferOutcomes.indexOf(near.outcome)).toBeLessThanOrEqual(transferOutcomes.indexOf(far.outcome));
      }),
      { numRuns: 2000 },
    );
  });

  test('customer content is never judged better than any other class', () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        expect(severity({ ...transfer, dataClass: 'customer-content' })).toBeGreaterThanOrEqual(severity(transfer));
      }),
      { numRuns: 500 },
    );
  });

  test('only reference and routing data cross by declaration', () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        const { outcome } = judgeTransfer(transfer);
        const asReference = judgeTransfer({ ...transfer, dataClass: 'reference' }).outcome;
        if (outcome === 'needs-decision') expect(asReference).toBe('permitted');
        expect(judgeTransfer({ ...transfer, dataClass: 'routing' }).outcome).toBe(asReference);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of lists does not matter', () => {
    const shuffle = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    fc.assert(
      fc.property(
        transfers.chain((transfer) =>
          fc.record({
            transfer: fc.constant(transfer),
            homeRegions: shuffle(transfer.jurisdiction.homeRegions),
            prohibitedCountries: shuffle(transfer.jurisdiction.prohibitedCountries),
            edges: shuffle(adequacyEdges),
          }),
        ),
        ({ transfer, homeRegions: [first, ...rest], prohibitedCountries, edges }) => {
          if (first === undefined) throw new Error('a jurisdiction has at least one home Region');
          const jurisdiction = {
            ...transfer.jurisdiction,
            homeRegions: [first, ...rest] as const,
            prohibitedCountries,
          };
          expect(judgeTransfer({ ...transfer, jurisdiction }, edges)).toEqual(judgeTransfer(transfer));
        },
      ),
      { numRuns: 500 },
    );
  });
});
