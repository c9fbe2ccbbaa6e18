import { analyse } from '../../../lib/residency/analyse';
import { openFindings } from '../../../lib/residency/finding';
import {
  type AppliedDecisions,
  applyDecisions,
  type ApplyOptions,
} from '../../../lib/residency/decisions/apply-decisions';
import { type FiledDecision } from '../../../lib/residency/decisions/parse-decision';
import { type DecisionWish } from '../../../lib/residency/decisions/wish';
import { AS_OF, decision, type DecisionChanges, sha256 } from '../../support/decision';
import { canada, input } from '../../support/world';

/** A bucket of the stack `app` in ca-central-1 that is replicated to buckets elsewhere. */
function replicated(...destinations: readonly unknown[]) {
  const rules = destinations.map((bucket) => ({ Status: 'Enabled', Destination: { Bucket: bucket } }));
  return {
    Resources: {
      Recordings: { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: { Role: 'r', Rules: rules } } },
    },
  };
}

const archive = (region: string) =>
  input(
    { Resources: { Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: `archive-in-${region}` } } } },
    { stack: `archive-${region}`, region },
  );

const toArchive = input(replicated('arn:aws:s3:::archive-in-us-east-1'));
const both = [toArchive, archive('us-east-1')];
const deployments = { 'grants.0.deployments': ['app', 'archive-us-east-1'] };

function apply(
  inputs: Parameters<typeof analyse>[0],
  records: readonly FiledDecision[],
  changes: Partial<ApplyOptions> = {},
): AppliedDecisions {
  const stacks = new Map(
    inputs.map(({ stack, account = '' }) => [stack, { deployments: [stack], accounts: [account] }]),
  );
  const options = { asOf: AS_OF, sha256, stacks, complete: true, ...changes };
  return applyDecisions(analyse(inputs, { scopeOf: () => canada }), records, options);
}

const open = ({ analysis }: AppliedDecisions) =>
  openFindings(analysis).map(({ rule, resource }) => `${resource.logicalId} ${rule}`);
const rulesOf = ({ findings }: AppliedDecisions) => findings.map(({ rule, level }) => `${level} ${rule}`);

describe('a valid record', () => {
  const applied = apply(both, [decision(deployments)]);

  it('clears what it grants, and says who decided and until when', () => {
    expect(open(applied)).toEqual([]);
    expect(applied.analysis.findings.map(({ clearedBy }) => clearedBy)).toEqual([
      { decision: 'RDR-2026-001', grant: 'g1', owner: 'privacy-officer (A. Example)', until: '2027-08-31' },
      { decision: 'RDR-2026-001', grant: 'g1', owner: 'privacy-officer (A. Example)', until: '2027-08-31' },
    ]);
    expect(applied.findings).toEqual([]);
    expect(applied.decisions.map(({ cleared }) => cleared.length)).toEqual([2]);
  });

  it('turns flows and stores into permitted ones, with the reason', () => {
    const reason = 'permitted until 2027-08-31 by residency decision RDR-2026-001#g1 of privacy-officer (A. Example)';
    expect(applied.analysis.flows.filter(({ verdict }) => verdict === 'permitted')).toMatchObject([
      { rule: 's3-replication', reason, decision: 'RDR-2026-001' },
      { rule: 'data-stays-home', reason, decision: 'RDR-2026-001' },
    ]);
    expect(applied.analysis.stores.map(({ resource, verdict }) => [resource.logicalId, verdict])).toEqual([
      ['Recordings', 'contained'],
      ['Archive', 'permitted'],
    ]);
  });

  it('leaves the analysis alone when there is nothing to clear', () => {
    const analysis = analyse(both, { scopeOf: () => canada });
    const options = { asOf: AS_OF, sha256, stacks: new Map(), complete: false };
    expect(applyDecisions(analysis, [], options).analysis).toBe(analysis);
  });
});

describe('a record clears nothing', () => {
  it.each<[what: string, changes: DecisionChanges]>([
    ['in another Region', { 'grants.0.regions': ['us-east-2'] }],
    ['of another class of data', { 'grants.0.dataClasses': ['contact-metadata'] }],
    ['in another state', { 'grants.0.states': ['in-use', 'in-transit'] }],
    ['of another effect', { 'grants.0.effect': 'ai-inference-outside-home' }],
    ['of another deployment', { 'grants.0.deployments': ['other'] }],
    ['of another profile', { profile: 'ca-gc', 'approvals.0.role': 'chief-information-officer' }],
    ['by a country, where an AWS Region is meant', { 'grants.0.regions': [], 'grants.0.countries': ['US'] }],
    ['when it is not approved', { status: 'proposed' }],
    ['when nobody has signed it', { approvals: [] }],
    ['when it has expired', { 'validity.until': '2026-11-21', 'validity.reviewBy': '2026-11-21' }],
    ['before its first day', { 'validity.from': '2026-11-22' }],
    ['when it is over-long', { 'validity.until': '2027-12-31' }],
  ])('%s', (_, changes) => {
    const applied = apply(both, [decision({ ...deployments, ...changes })]);
    expect(open(applied)).toEqual(['Recordings s3-replication', 'Archive data-stays-home']);
    expect(applied.analysis.findings.every(({ clearedBy }) => clearedBy === undefined)).toBe(true);
  });

  it('of a destination that nobody knows', () => {
    const applied = apply([input(replicated('arn:aws:s3:::somewhere'))], [decision()]);
    expect(applied.analysis.findings.map(({ verdict }) => verdict)).toEqual(['unproven']);
    expect(open(applied)).toEqual(['Recordings s3-replication']);
  });

  it('of a property that can lead to another place as well', () => {
    const wish = {
      Parameters: { Bucket: { Type: 'String', AllowedValues: ['archive-in-us-east-1', 'archive-in-eu-west-1'] } },
    };
    const template = { ...wish, ...replicated({ 'Fn::Sub': 'arn:aws:s3:::${Bucket}' }) };
    const inputs = [input(template), archive('us-east-1'), archive('eu-west-1')];
    const grant = (...regions: string[]) => [decision({ 'grants.0.regions': regions })];
    expect(open(apply(inputs, grant('us-east-1')))).toContain('Recordings s3-replication');
    expect(open(apply(inputs, grant('eu-west-1')))).toContain('Recordings s3-replication');
    expect(open(apply(inputs, grant('us-east-1', 'eu-west-1')))).not.toContain('Recordings s3-replication');
  });

  it('in an account that nobody has named', () => {
    const foreign = { ...archive('us-east-1'), account: '222222222222' };
    const stacks = new Map([['app', { deployments: ['app'], accounts: ['111111111111'] }]]);
    const inputs = [toArchive, foreign];
    expect(open(apply(inputs, [decision()], { stacks }))).toContain('Recordings s3-replication');
    const named = decision({ 'grants.0.accounts': ['222222222222'] });
    expect(open(apply(inputs, [named], { stacks }))).not.toContain('Recordings s3-replication');
  });

  it('at the edge, which is in no Region', () => {
    const template = {
      Resources: {
        B: { Type: 'AWS::S3::Bucket', Properties: { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } } },
      },
    };
    const applied = apply([input(template)], [decision({ 'grants.0.states': ['at-rest', 'in-use', 'in-transit'] })]);
    expect(open(applied)).toHaveLength(1);
  });
});

describe('a record whose use is looked at', () => {
  it('is refused when it permits nothing that is there', () => {
    const applied = apply([input({ Resources: {} })], [decision()]);
    expect(applied.findings).toMatchObject([
      {
        rule: 'decision-unused',
        level: 'error',
        message:
          'RDR-2026-001 permits nothing that is there; revoke it, or correct the deployments, Regions, classes and states that it grants',
      },
    ]);
  });

  it('is warned of when one of its grants is not needed', () => {
    const spare = { ...decision().record.grants[0], id: 'g2', regions: ['us-west-2'] };
    expect(rulesOf(apply(both, [decision({ ...deployments, 'grants.1': spare })]))).toEqual([
      'warning decision-grant-unused',
    ]);
  });

  it('about another deployment is refused where everything is judged, and else warned of', () => {
    const other = decision({ 'grants.0.deployments': ['eu-prod'] });
    expect(rulesOf(apply([toArchive], [other]))).toEqual(['error decision-unused']);
    const partial = apply([toArchive], [other], { complete: false });
    expect(partial.findings.map(({ message }) => message)).toEqual([
      'RDR-2026-001 is about eu-prod, which is not among what is judged (app)',
    ]);
    expect(rulesOf(partial)).toEqual(['warning decision-not-applicable']);
  });

  it('counts as used when two records grant the same thing', () => {
    const twin = decision({ ...deployments, id: 'RDR-2026-002' }, 'b.json');
    const applied = apply(both, [twin, decision(deployments)]);
    expect(applied.findings).toEqual([]);
    expect(applied.analysis.findings.map(({ clearedBy }) => clearedBy?.decision)).toEqual([
      'RDR-2026-001',
      'RDR-2026-001',
    ]);
  });
});

describe('a wish of a deployment definition', () => {
  const wish: DecisionWish = {
    decision: 'RDR-2026-001',
    where: 'deployment.ts: jurisdictions.ca.residencyDecisions.dataDisasterRecovery',
    profile: 'ca',
    deployment: 'app',
    effects: ['at-rest-outside-home'],
    place: { region: 'us-east-1' },
  };
  const message = (records: readonly FiledDecision[], changes: Partial<DecisionWish> = {}) =>
    apply([input({ Resources: {} })], records, { wishes: [{ ...wish, ...changes }] })
      .findings.filter(({ rule }) => rule === 'decision-missing')
      .map((finding) => finding.message);

  it('is met by a record that grants it, which then is used', () => {
    expect(apply([input({ Resources: {} })], [decision()], { wishes: [wish] }).findings).toEqual([]);
  });

  it.each<[what: string, records: readonly FiledDecision[], changes: Partial<DecisionWish>, says: string]>([
    ['of no record', [], {}, 'of which there is no record; write it, or take the wish out'],
    [
      'of a draft',
      [decision({ status: 'draft' })],
      {},
      'which is draft on 2026-11-21; have it approved, or take the wish out',
    ],
    [
      'of an unsigned record',
      [decision({ approvals: [] })],
      {},
      'which is void on 2026-11-21; have it approved, or take the wish out',
    ],
    [
      'in another Region',
      [decision()],
      { place: { region: 'us-west-2' } },
      'which does not grant at-rest-outside-home in us-west-2 to app under profile ca; have it granted, or take the wish out',
    ],
    [
      'of another effect',
      [decision()],
      { effects: ['data-dr-outside-home'] },
      'which does not grant data-dr-outside-home in us-east-1 to app under profile ca; have it granted, or take the wish out',
    ],
    [
      'of another deployment',
      [decision()],
      { deployment: 'ca-prod' },
      'which does not grant at-rest-outside-home in us-east-1 to ca-prod under profile ca; have it granted, or take the wish out',
    ],
    [
      'of another profile',
      [decision()],
      { profile: 'eu' },
      'which does not grant at-rest-outside-home in us-east-1 to app under profile eu; have it granted, or take the wish out',
    ],
    [
      'in a country',
      [decision()],
      { place: { country: 'US' } },
      'which does not grant at-rest-outside-home in US to app under profile ca; have it granted, or take the wish out',
    ],
  ])('%s is refused', (_, records, changes, says) => {
    expect(message(records, changes)).toEqual([`${wish.where} names RDR-2026-001, ${says}`]);
  });
});
