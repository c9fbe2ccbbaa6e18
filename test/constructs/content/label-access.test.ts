import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { ContentBucket } from '../../../lib/constructs/content/content-bucket';
import { type ContentKind } from '../../../lib/constructs/content/content-kind';
import { ReplicaBucket } from '../../../lib/constructs/content/replica-bucket';
import { clearanceTags, EVERY_ORGANISATION, labelDuties } from '../../../lib/domain/clearance';
import { type Label, labelTags, tagsOf } from '../../../lib/domain/labels';
import { literal } from '../../support/literal-template';
import { decisionOf } from '../../support/policy-evaluator';
import { home, onlyResource, testKey, testStack } from '../../support/stack';

const access = { jurisdiction: 'ca', levels: ['unclassified', 'protected-a', 'protected-b'] } as const;
const retention = { days: 365, writeOnce: false, basis: ['default'] } as const;
const everything = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const objects = 'arn:aws:s3:::content';

/** The policy of a bucket of a kind, or of its second copy, for somebody to whom IAM allows everything. */
function policiesOf(kind: ContentKind, isCopy = false): readonly unknown[] {
  const stack = testStack();
  const key = testKey(stack);
  const accessLogs = Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
  const shared = { kind, key, accessLogs, retention, access };
  if (isCopy) {
    new ReplicaBucket(stack, { ...shared, place: { stage: 'ca-prod', account: home.account, region: 'ca-west-1' } });
  } else {
    new ContentBucket(stack, shared);
  }
  const references = {
    'AWS::Partition': 'aws',
    [onlyResource(stack, 'AWS::S3::Bucket').logicalId]: objects,
    [onlyResource(stack, 'AWS::KMS::Key').logicalId]: 'arn:aws:kms:ca-central-1:111111111111:key/1',
  };
  return [everything, literal(onlyResource(stack, 'AWS::S3::BucketPolicy').Properties['PolicyDocument'], references)];
}

const recordings = policiesOf('call-recording');
const lake = policiesOf('contact-record-lake');
const reports = policiesOf('report');
const files = policiesOf('application-file');
const copies = policiesOf('call-recording', true);

const label: Label = {
  content: 'call-recording',
  dataClass: 'customer-content',
  jurisdiction: 'ca',
  organisation: 'northwind',
  classification: 'protected-b',
  retentionDays: 365,
  pii: ['voice'],
};

interface Principal {
  readonly arn?: string;
  readonly tags: Readonly<Record<string, string>>;
}
const cleared = (more: Partial<Record<keyof typeof clearanceTags, string>> = {}): Principal => ({
  tags: Object.fromEntries(
    Object.entries({ jurisdiction: 'ca', organisation: 'northwind', clearance: 'protected-b', ...more }).map(
      ([name, value]) => [clearanceTags[name as keyof typeof clearanceTags], value],
    ),
  ),
});
const without = (name: keyof typeof clearanceTags): Principal => ({
  tags: Object.fromEntries(Object.entries(cleared().tags).filter(([key]) => key !== clearanceTags[name])),
});
const connect: Principal = {
  arn: `arn:aws:iam::${home.account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_x1`,
  tags: {},
};

function isAllowed(
  policies: readonly unknown[],
  action: string,
  { arn = `arn:aws:iam::${home.account}:role/reader`, tags }: Principal,
  objectTags: Readonly<Record<string, string>> = tagsOf(label),
): boolean {
  const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, value]) => [`${prefix}/${key}`, value]);
  const context = Object.fromEntries([
    ['aws:PrincipalArn', arn],
    ['aws:SecureTransport', 'true'],
    ['s3:TlsVersion', '1.3'],
    ...prefixed('aws:PrincipalTag', tags),
    ...prefixed('s3:ExistingObjectTag', objectTags),
  ]) as Readonly<Record<string, string>>;
  return decisionOf(policies, { action, resource: `${objects}/a.wav`, context }) === 'allowed';
}

const reads = ['s3:GetObject', 's3:GetObjectVersion'];

describe.each([
  ['the bucket', recordings],
  ['its second copy', copies],
])('who may read what, of %s', (_, policies) => {
  const tagged = (more: Partial<Label>) => tagsOf({ ...label, ...more });
  test.each<readonly [string, boolean, Principal, Readonly<Record<string, string>>]>([
    ['somebody of the organisation with the clearance', true, cleared(), tagged({})],
    ['somebody with more clearance than needed', true, cleared(), tagged({ classification: 'protected-a' })],
    ['somebody with too little', false, cleared({ clearance: 'protected-a' }), tagged({})],
    ['a clearance that is no level', false, cleared({ clearance: 'top-secret' }), tagged({})],
    ['somebody of another organisation', false, cleared({ organisation: 'contoso' }), tagged({})],
    ['an object of another organisation', false, cleared(), tagged({ organisation: 'contoso' })],
    ['somebody of another jurisdiction', false, cleared({ jurisdiction: 'us' }), tagged({})],
    ['an object of another jurisdiction', false, cleared(), tagged({ jurisdiction: 'us' })],
    ['both of another jurisdiction', false, cleared({ jurisdiction: 'us' }), tagged({ jurisdiction: 'us' })],
    ['an object above every level', false, cleared(), tagged({ classification: 'secret' })],
    ['who works for every organisation', true, cleared({ organisation: EVERY_ORGANISATION }), tagged({})],
    ['the same without clearance', false, cleared({ organisation: EVERY_ORGANISATION, clearance: '' }), tagged({})],
    ['an object without label', false, cleared({ organisation: EVERY_ORGANISATION }), {}],
    ['a principal without tags', false, { tags: {} }, tagged({})],
    ['somebody without organisation', false, without('organisation'), tagged({})],
    ['somebody without clearance', false, without('clearance'), tagged({})],
    ['somebody without jurisdiction', false, without('jurisdiction'), tagged({})],
    ['Amazon Connect', true, connect, tagged({})],
    ['Amazon Connect, before the label', true, connect, {}],
    ['a role that is only called like that of Amazon Connect', false, lookalike(), {}],
  ])('%s: %s', (_, expected, principal, objectTags) => {
    for (const action of reads) expect(isAllowed(policies, action, principal, objectTags)).toBe(expected);
  });
});

function lookalike(): Principal {
  return { arn: `arn:aws:iam::${home.account}:role/AWSServiceRoleForAmazonConnect_x1`, tags: {} };
}

type Document = { readonly Statement: readonly { readonly Sid?: string }[] };

test('no denial is idle: without it, somebody reads, labels or brings what he or she may not', () => {
  const worker = (duty: string): Principal => ({ tags: { ...cleared().tags, [clearanceTags.duty]: duty } });
  const attempts: readonly (readonly [string, Principal, Readonly<Record<string, string>>])[] = [
    ...(
      [
        [cleared({ clearance: 'unclassified' }), tagsOf({ ...label, classification: 'protected-a' })],
        [cleared({ clearance: 'protected-a' }), tagsOf(label)],
        [cleared({ clearance: 'none' }), tagsOf({ ...label, classification: 'unclassified' })],
        [cleared({ organisation: 'contoso' }), tagsOf(label)],
        [without('organisation'), tagsOf(label)],
        [cleared({ jurisdiction: 'us' }), tagsOf(label)],
        [cleared(), tagsOf({ ...label, jurisdiction: 'us' })],
        [cleared(), tagsOf({ ...label, classification: 'secret' })],
      ] as const
    ).map(([principal, tags]) => ['s3:GetObject', principal, tags] as const),
    ['s3:PutObjectTagging', cleared(), {}],
    ['s3:DeleteObjectTagging', worker('labelling'), tagsOf(label)],
    ['s3:PutObject', cleared(), {}],
    ['s3:PutObjectTagging', worker('upload'), tagsOf({ ...label, content: 'application-file' })],
  ];
  const [, document] = files as readonly [unknown, Document];
  const denied = (policies: readonly unknown[]) => attempts.map((attempt) => !isAllowed(policies, ...attempt));
  expect(denied(files)).toEqual(attempts.map(() => true));
  const own = document.Statement.filter(({ Sid }) => /[Ll]abel|Reader|Upload/.test(Sid ?? ''));
  expect(own).toHaveLength(12);
  const idle = own.filter((statement) => {
    const rest = { ...document, Statement: document.Statement.filter((other) => other !== statement) };
    return denied([everything, rest]).every(Boolean);
  });
  expect(idle.map(({ Sid }) => Sid)).toEqual([]);
});

test('any label and any reader: read is what matches, and nothing else', () => {
  const some = <T extends string>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const jurisdictions = some('ca', 'us');
  const organisations = some('northwind', 'contoso', EVERY_ORGANISATION);
  const levels = some(...access.levels, 'secret');
  const side = fc.record({ jurisdiction: jurisdictions, organisation: organisations, level: levels });
  const present = (tags: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(tags).filter((entry): entry is [string, string] => entry[1] !== undefined));
  fc.assert(
    fc.property(side, side, fc.constantFrom(recordings, lake, files, copies), (reader, object, policies) => {
      const { jurisdiction, organisation, clearance } = clearanceTags;
      const tags = present({
        [jurisdiction]: reader.jurisdiction,
        [organisation]: reader.organisation,
        [clearance]: reader.level,
      });
      const objectTags = present({
        [labelTags.jurisdiction]: object.jurisdiction,
        [labelTags.organisation]: object.organisation,
        [labelTags.classification]: object.level,
      });
      const order: readonly (string | undefined)[] = access.levels;
      const isCleared = order.includes(object.level) && order.indexOf(reader.level) >= order.indexOf(object.level);
      const isSame = reader.organisation === EVERY_ORGANISATION || reader.organisation === object.organisation;
      const expected =
        reader.jurisdiction === 'ca' &&
        object.jurisdiction === 'ca' &&
        reader.organisation !== undefined &&
        isSame &&
        isCleared;
      expect(isAllowed(policies, 's3:GetObject', { tags }, objectTags)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

describe('who may label', () => {
  const worker = (duty: string): Principal => ({ tags: { ...cleared().tags, [clearanceTags.duty]: duty } });
  const writes = ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'];

  test.each([
    ['recordings', recordings, ['labelling']],
    ['the lake', lake, ['labelling', 'erasure']],
    ['reports', reports, ['labelling', 'erasure']],
    ['files of applications', files, ['labelling']],
    ['a second copy', copies, []],
  ] as const)('%s', (_, policies, duties: readonly string[]) => {
    for (const action of writes) {
      const allowed = labelDuties.filter((duty) => isAllowed(policies, action, worker(duty)));
      expect(allowed).toEqual(duties);
      for (const other of [cleared(), connect, { tags: {} }]) expect(isAllowed(policies, action, other)).toBe(false);
    }
  });

  test('an application declares the label of a file that has none yet, and nobody else brings files', () => {
    const uploader = worker('upload');
    for (const action of ['s3:PutObject', 's3:PutObjectTagging']) {
      expect([action, isAllowed(files, action, uploader, {})]).toEqual([action, true]);
    }
    for (const other of [cleared(), connect, worker('labelling'), worker('erasure')]) {
      expect(isAllowed(files, 's3:PutObject', other, {})).toBe(false);
    }
    expect(isAllowed(recordings, 's3:PutObject', connect, {})).toBe(true);
    expect(isAllowed(recordings, 's3:PutObjectTagging', uploader, {})).toBe(false);
  });

  test('nobody removes a label', () => {
    for (const policies of [recordings, lake, files, copies]) {
      for (const action of ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging']) {
        for (const duty of labelDuties) expect(isAllowed(policies, action, worker(duty))).toBe(false);
      }
    }
  });

  test('replication, writing and erasing go on without a label', () => {
    const anybody: Principal = { tags: {} };
    const calls = ['s3:PutObject', 's3:DeleteObjectVersion', 's3:GetObjectVersionForReplication', 's3:ReplicateTags'];
    for (const action of [...calls, 's3:GetObjectVersionTagging']) {
      expect([action, isAllowed(recordings, action, anybody, {})]).toEqual([action, true]);
    }
  });
});
