import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ContentBucket, type ContentBucketProps } from '../../../lib/constructs/content/content-bucket';
import { type ContentKind, contentFacts, contentKinds } from '../../../lib/constructs/content/content-kind';
import { lockDays } from '../../../lib/constructs/content/lock-days';
import { ReplicaBucket } from '../../../lib/constructs/content/replica-bucket';
import { replicaBucketName } from '../../../lib/constructs/content/replica-name';
import { type Retention } from '../../../lib/domain/retention';
import { testApp } from '../../support/app';
import { applies, statementsOf } from '../../support/policy';
import { home, onlyResource, resourcesOf, testKey, testStack } from '../../support/stack';

const year: Retention = { days: 365, writeOnce: false, basis: ['default'] };
const fiveYears: Retention = { days: 1827, minimumDays: 1827, writeOnce: true, basis: ['MiFID II'] };
const place = { stage: 'ca-prod', account: home.account, region: 'ca-west-1' };
const replica = { ...place, keyAlias: 'ca-prod/content' };
const access = { jurisdiction: 'ca', levels: ['protected-b'] } as const;

function build(props: Partial<ContentBucketProps> = {}) {
  const stack = testStack();
  const key = testKey(stack);
  const accessLogs = Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
  new ContentBucket(stack, { kind: 'call-recording', key, accessLogs, retention: year, access, ...props });
  return { stack, bucket: onlyResource(stack, 'AWS::S3::Bucket') };
}

describe('ContentBucket', () => {
  test.each(contentKinds)('keeps %s private, versioned, under the key, logged, and when its stack is gone', (kind) => {
    const { bucket } = build({ kind });
    expect(bucket).toMatchObject({
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] },
              },
            },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LoggingConfiguration: { DestinationBucketName: 'access-logs', LogFilePrefix: `${contentFacts[kind].prefix}/` },
        Tags: [{ Key: 'residency:data-class', Value: contentFacts[kind].dataClass }],
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(bucket.Properties).not.toHaveProperty('BucketName');
  });

  test('takes requests over TLS 1.2 only', () => {
    const { stack } = build();
    const statements = statementsOf(onlyResource(stack, 'AWS::S3::BucketPolicy').Properties['PolicyDocument']);
    const denied = (context: Record<string, string>) =>
      statements.some((statement) => statement.Effect === 'Deny' && applies(statement, 's3:ListBucket', context));
    expect(denied({ 'aws:SecureTransport': 'false' })).toBe(true);
    expect(denied({ 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.1' })).toBe(true);
    expect(denied({ 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.2' })).toBe(false);
  });

  test('lets browsers of the named origins exchange attachments', () => {
    const { bucket } = build({ kind: 'attachment', origins: ['https://desk.example.com'] });
    expect(bucket.Properties['CorsConfiguration']).toEqual({
      CorsRules: [
        {
          AllowedHeaders: ['*'],
          AllowedMethods: ['PUT', 'GET'],
          AllowedOrigins: ['https://desk.example.com'],
          MaxAge: 3600,
        },
      ],
    });
    expect(bucket.Properties['LifecycleConfiguration']).toMatchObject({
      Rules: [{ Id: 'Retention' }, { Id: 'DeleteMarkers' }, { Prefix: 'attachments/staging', ExpirationInDays: 1 }],
    });
  });

  test('ends files by their label where that says sooner, and never before the law lets it', () => {
    const rulesOf = (retention: Retention) => {
      const { bucket } = build({ kind: 'application-file', retention });
      const { Rules } = bucket.Properties['LifecycleConfiguration'] as { Rules: readonly Record<string, unknown>[] };
      return Rules.map(({ ExpirationInDays, TagFilters, Transitions }) => [ExpirationInDays, TagFilters, Transitions]);
    };
    const colder = [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }];
    const tag = (days: number) => [
      days,
      [{ Key: 'residency:retention-days', Value: String(days) }],
      days > 60 ? colder : undefined,
    ];
    const plain = (days: number) => [
      [days, undefined, undefined],
      [undefined, undefined, undefined],
    ];
    expect(rulesOf(year)).toEqual([...plain(365), tag(30), tag(90), tag(180)]);
    expect(rulesOf({ ...year, minimumDays: 60 })).toEqual([...plain(365), tag(90), tag(180)]);
    expect(rulesOf({ ...year, days: 30 })).toEqual(plain(30));
  });

  test('ends what could not be masked on its way to the lake within days, in every version', () => {
    const rulesOf = (kind: ContentBucketProps['kind'], retention = year) => {
      const { bucket } = build({ kind, retention });
      return (bucket.Properties['LifecycleConfiguration'] as { Rules: readonly object[] }).Rules;
    };
    const unmasked = { Prefix: 'errors/', NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' };
    expect(rulesOf('contact-record-lake')).toContainEqual({ Id: 'Unmasked', ...unmasked, ExpirationInDays: 7 });
    expect(rulesOf('contact-record-lake', { ...year, days: 3 })).toContainEqual({
      Id: 'Unmasked',
      ...unmasked,
      ExpirationInDays: 3,
    });
    expect(rulesOf('transcript')).not.toContainEqual(expect.objectContaining({ Prefix: 'errors/' }));
  });

  test('locks recordings for the legal minimum, in governance mode', () => {
    const { bucket } = build({ retention: fiveYears });
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1827 } } },
    });
  });

  test('never locks attachments, which Amazon Connect could not write then', () => {
    const { bucket } = build({ kind: 'attachment', retention: fiveYears });
    expect(bucket.Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(bucket.Properties).not.toHaveProperty('ObjectLockConfiguration');
  });

  test('has no replication without a second copy in the definition', () => {
    const { stack, bucket } = build();
    expect(bucket.Properties).not.toHaveProperty('ReplicationConfiguration');
    expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual([]);
  });

  test('copies to the bucket and the key of the other Region by their names', () => {
    const { bucket } = build({ replica });
    expect(bucket.Properties['ReplicationConfiguration']).toMatchObject({
      Rules: [
        {
          Status: 'Enabled',
          DeleteMarkerReplication: { Status: 'Enabled' },
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
          Destination: {
            Bucket: 'arn:aws:s3:::ca-prod-call-recordings-111111111111-ca-west-1',
            EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:ca-west-1:111111111111:alias/ca-prod/content' },
          },
        },
      ],
    });
  });

  test('replicates with a role that uses nothing but the two buckets and the two keys', () => {
    const { stack } = build({ replica });
    const [policy] = resourcesOf(stack, 'AWS::IAM::ManagedPolicy');
    const statements = statementsOf(policy?.Properties['PolicyDocument']);
    const use = (action: string, context: Record<string, string>) =>
      statements.some((statement) => applies(statement, action, context));
    const alias = 'alias/ca-prod/content';
    expect(use('kms:Decrypt', { 'kms:ViaService': 's3.ca-central-1.amazonaws.com' })).toBe(true);
    expect(use('kms:Decrypt', { 'kms:ViaService': 's3.ca-west-1.amazonaws.com' })).toBe(false);
    const west = { 'kms:ViaService': 's3.ca-west-1.amazonaws.com' };
    expect(use('kms:Encrypt', { ...west, 'kms:ResourceAliases': alias })).toBe(true);
    expect(use('kms:Encrypt', { ...west, 'kms:ResourceAliases': 'alias/other' })).toBe(false);
    expect(use('kms:Encrypt', { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:ResourceAliases': alias })).toBe(
      false,
    );
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('s3:GetObjectRetention');
  });

  test('reads the locks of what it copies', () => {
    const { stack } = build({ replica, retention: fiveYears });
    const [policy] = resourcesOf(stack, 'AWS::IAM::ManagedPolicy');
    const actions = statementsOf(policy?.Properties['PolicyDocument']).flatMap(({ Action }) => Action);
    expect(actions).toEqual(expect.arrayContaining(['s3:GetObjectRetention', 's3:GetObjectLegalHold']));
  });
});

describe('ReplicaBucket', () => {
  function buildReplica(kind: ContentKind, retention: Retention) {
    const stack = new Stack(testApp(), 'Replica', { env: { account: home.account, region: 'ca-west-1' } });
    const accessLogs = Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
    new ReplicaBucket(stack, { kind, place, key: testKey(stack), accessLogs, retention, access });
    return onlyResource(stack, 'AWS::S3::Bucket');
  }

  test.each(contentKinds)('of %s has the name, retention and lock that its source counts on', (kind) => {
    const source = build({ kind, replica, retention: fiveYears }).bucket.Properties;
    const copy = buildReplica(kind, fiveYears).Properties;
    const { Rules } = source['ReplicationConfiguration'] as { Rules: { Destination: { Bucket: string } }[] };
    expect(`arn:aws:s3:::${String(copy['BucketName'])}`).toBe(Rules[0]?.Destination.Bucket);
    expect(copy['ObjectLockConfiguration']).toEqual(source['ObjectLockConfiguration']);
    expect(copy['Tags']).toEqual(source['Tags']);
    expect(copy).not.toHaveProperty('ReplicationConfiguration');
  });
});

describe('replica bucket name', () => {
  test('differs by kind, Stage, account and Region', () => {
    const names = contentKinds.flatMap((kind) => [
      replicaBucketName(kind, place),
      replicaBucketName(kind, { ...place, stage: 'ca-dev' }),
      replicaBucketName(kind, { ...place, account: '222222222222' }),
      replicaBucketName(kind, { ...place, region: 'us-west-2' }),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('fails when S3 could not take it', () => {
    expect(() => replicaBucketName('call-recording', { ...place, stage: 'a-very-long-jurisdiction-prod' })).toThrow(
      'is longer than 63 characters; shorten the jurisdiction or environment id',
    );
  });
});

describe('lock days', () => {
  test('fails when objects would expire before the minimum', () => {
    const clash: Retention = { ...fiveYears, days: 365 };
    expect(() => lockDays('call-recording', clash)).toThrow('365 days is shorter than the legal minimum of 1827 days');
  });

  test.each<[ContentKind, Retention, number | undefined]>([
    ['call-recording', fiveYears, 1827],
    ['screen-recording', fiveYears, 1827],
    ['transcript', fiveYears, undefined],
    ['attachment', fiveYears, undefined],
    ['call-recording', year, undefined],
  ])('%s', (kind, retention, expected) => {
    expect(lockDays(kind, retention)).toBe(expected);
  });
});
