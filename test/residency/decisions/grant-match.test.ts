import * as fc from 'fast-check';
import { awsRegions } from '../../../lib/domain/aws-region';
import { dataClasses } from '../../../lib/domain/data-class';
import { requireJurisdiction } from '../../../lib/domain/jurisdictions';
import { judgeTransfer } from '../../../lib/domain/transfer';
import { channels } from '../../../lib/residency/channels';
import { classifiedServices, natureOf } from '../../../lib/residency/decisions/finding-effects';
import { effects } from '../../../lib/residency/decisions/effect';
import { permits } from '../../../lib/residency/decisions/grant-match';
import { type Grant } from '../../../lib/residency/decisions/grant-schema';
import { type Destination, type Finding } from '../../../lib/residency/finding';
import { finding } from '../../support/findings';
import { AS_OF } from '../../support/decision';

const regions = ['us-east-1', 'us-west-2', 'eu-central-2', 'eu-west-2', 'us-gov-west-1', 'ca-central-1'];
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

const account = fc.constantFrom('111111111111', '222222222222', '333333333333', 'unknown');
const place: fc.Arbitrary<Destination> = fc.oneof(
  fc.record(
    { title: fc.constant('Region'), region: fc.constantFrom(...regions), account },
    { requiredKeys: ['title', 'region'] },
  ),
  fc.record({ title: fc.constant('host'), country: fc.constantFrom('US', 'CH') }),
  fc.record({ title: fc.constant('edge'), account }, { requiredKeys: ['title'] }),
);

const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom('data-stays-home', 's3-replication', 'no-foreign-location', 'no-such-rule'),
    verdict: fc.constantFrom('escapes', 'escapes', 'escapes', 'unproven'),
    jurisdiction: fc.constantFrom('ca', 'ca', 'emea-sovereign'),
    dataClass: fc.constantFrom(...dataClasses),
    destination: place,
    alsoTo: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(place, { maxLength: 2 })),
  } as const)
  .chain((changes) =>
    fc
      .constantFrom('AWS::S3::Bucket', 'AWS::Connect::Instance', 'AWS::Lambda::Function')
      .map((type) => finding({ ...changes, resource: { stack: 'app', logicalId: 'R', type } })),
  );

const anyGrant: fc.Arbitrary<Grant> = fc.record({
  id: fc.constant('g1'),
  effect: fc.oneof(fc.constantFrom(...effects), fc.constant('at-rest-outside-home' as const)),
  dataClasses: some(dataClasses),
  states: some(['at-rest', 'in-use', 'in-transit'] as const),
  regions: fc.subarray(regions, { minLength: 3 }),
  countries: fc.subarray(['US', 'CH']),
  deployments: some(['ca-prod', 'ca-dev']),
  accounts: fc.subarray(['222222222222']),
  conditions: fc.constant([]),
});

const stack = { deployments: ['ca-prod'], accounts: ['111111111111'] };

describe('permits', () => {
  it('never reaches beyond what the grant says', () => {
    let cleared = 0;
    fc.assert(
      fc.property(anyFinding, anyGrant, fc.constantFrom('ca', 'ca', 'emea-sovereign'), (found, grant, profile) => {
        const jurisdiction = requireJurisdiction(profile);
        if (!permits(grant, found, { jurisdiction, asOf: AS_OF, stack })) return;
        cleared += 1;
        expect(found.verdict).toBe('escapes');
        expect(found.jurisdiction).toBe(profile);
        expect(grant.deployments).toContain('ca-prod');
        expect(grant.dataClasses).toContain(found.dataClass);
        for (const { region, country, account } of [found.destination, ...(found.alsoTo ?? [])]) {
          if (region === undefined) expect(grant.countries).toContain(country);
          else expect(grant.regions).toContain(region);
          if (account !== undefined) expect([...stack.accounts, ...(grant.accounts ?? [])]).toContain(account);
          expect(region).not.toBe('us-gov-west-1');
          if (profile === 'emea-sovereign') expect(country ?? region).not.toMatch(/^us-/i);
          if (profile === 'emea-sovereign') expect(country).not.toBe('US');
        }
      }),
      { numRuns: 10_000 },
    );
    expect(cleared).toBeGreaterThan(20);
  });

  it('never permits a Region that the law prohibits, whatever the grant says', () => {
    const prohibited = (code: string) =>
      judgeTransfer({
        jurisdiction: requireJurisdiction('emea-sovereign'),
        dataClass: 'customer-content',
        state: 'at-rest',
        source: 'eu-central-1',
        destination: code,
        asOf: AS_OF,
      }).outcome === 'prohibited';
    const codes = awsRegions.map(({ code }) => code).filter(prohibited);
    expect(codes).toEqual(expect.arrayContaining(['us-east-1', 'us-gov-west-1', 'ap-southeast-2']));
    for (const region of codes) {
      const found = finding({
        rule: 's3-replication',
        jurisdiction: 'emea-sovereign',
        dataClass: 'customer-content',
        destination: { title: region, region },
      });
      const grant: Grant = {
        id: 'g1',
        effect: 'at-rest-outside-home',
        dataClasses: ['customer-content'],
        states: ['at-rest'],
        regions: [region],
        deployments: ['ca-prod'],
        conditions: [],
      };
      const jurisdiction = requireJurisdiction('emea-sovereign');
      expect(permits(grant, found, { jurisdiction, asOf: AS_OF, stack })).toBe(false);
    }
  });
});

describe('natureOf', () => {
  it.each<[rule: string, type: string, dataClass: Finding['dataClass'], effect: string, state: string]>([
    ['data-stays-home', 'AWS::Connect::Instance', 'customer-content', 'service-region-outside-home', 'at-rest'],
    ['data-stays-home', 'AWS::S3::Bucket', 'customer-content', 'data-dr-outside-home', 'at-rest'],
    ['data-stays-home', 'AWS::Lambda::Function', 'customer-content', 'in-use-outside-home', 'in-use'],
    ['data-stays-home', 'AWS::DynamoDB::Table', 'contact-metadata', 'metadata-outside-home', 'at-rest'],
    ['data-stays-home', 'AWS::Logs::LogGroup', 'operational-log', 'log-or-siem-export', 'at-rest'],
    ['s3-replication', 'AWS::S3::Bucket', 'customer-content', 'data-dr-outside-home', 'at-rest'],
  ])('%s of %s with %s takes %s', (rule, type, dataClass, effect, state) => {
    const nature = natureOf(finding({ rule, dataClass, resource: { stack: 'app', logicalId: 'R', type } }));
    expect(nature.effects).toContain(effect);
    expect(nature.states).toContain(state);
  });

  it('takes no grant about recordings, metadata or logs for another class', () => {
    const content = natureOf(finding({ rule: 's3-replication', dataClass: 'customer-content' }));
    expect(content.effects).not.toEqual(expect.arrayContaining(['metadata-outside-home']));
    expect(content.effects).not.toEqual(expect.arrayContaining(['log-or-siem-export']));
  });

  it('of a generic finding asks for storing and use', () => {
    expect(natureOf(finding({ rule: 'no-foreign-location' })).states).toEqual(['at-rest', 'in-use']);
  });

  it('knows the service of every channel; add a new one to lib/residency/decisions/finding-effects.ts', () => {
    const unknown = channels
      .filter(({ ways }) => ways.length > 0)
      .map(({ catalogue }) => catalogue.split('-')[0] ?? '')
      .filter((service) => !classifiedServices.has(service));
    expect([...new Set(unknown)]).toEqual([]);
  });
});
