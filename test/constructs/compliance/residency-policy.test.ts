import { residencyPolicy } from '../../../lib/constructs/compliance/residency-policy';
import { guardVerdicts } from '../../support/guard';
import { temporaryDirectory } from '../../support/temporary-directory';

const directory = temporaryDirectory();
const policy = residencyPolicy({
  regions: ['ca-central-1', 'ca-west-1'],
  replicaBuckets: ['arn:aws:s3:::ca-prod-call-recordings-222222222222-ca-west-1'],
});

/** A configuration item as AWS Config hands it to a policy. */
const item = (resourceType: string, configuration: unknown, more: object = {}) => ({
  version: '1.3',
  accountId: '222222222222',
  configurationItemStatus: 'OK',
  awsRegion: 'ca-central-1',
  resourceType,
  resourceId: 'x',
  tags: {},
  relationships: [],
  configuration,
  supplementaryConfiguration: {},
  ...more,
});

const bucket = (supplementaryConfiguration: object) =>
  item('AWS::S3::Bucket', { name: 'x' }, { supplementaryConfiguration });
const replicating = (...arns: readonly string[]) =>
  bucket({
    BucketReplicationConfiguration: {
      roleARN: 'arn:aws:iam::222222222222:role/r',
      rules: Object.fromEntries(
        arns.map((bucketARN, index) => [`rule-${index}`, { status: 'Enabled', destinationConfig: { bucketARN } }]),
      ),
    },
  });
const table = (replicas: unknown, tags: unknown = {}) =>
  item('AWS::DynamoDB::Table', { tableName: 't', replicas }, { tags });
const database = (more: object) =>
  item('AWS::RDS::DBInstance', {
    publiclyAccessible: false,
    storageEncrypted: true,
    readReplicaDBInstanceIdentifiers: [],
    ...more,
  });

const HOME_COPY = 'arn:aws:s3:::ca-prod-call-recordings-222222222222-ca-west-1';
const abroad = [{ regionName: 'us-east-1' }];

const cases: Readonly<Record<string, readonly [document: object, complies: boolean | 'does not apply']>> = {
  'a bucket without copies': [
    bucket({ BucketReplicationConfiguration: null, BucketAccelerateConfiguration: { status: null } }),
    true,
  ],
  'a bucket of which nothing more is recorded': [bucket({}), 'does not apply'],
  'copies to the declared bucket': [replicating(HOME_COPY), true],
  'copies to another bucket': [replicating('arn:aws:s3:::elsewhere'), false],
  'copies to the declared and to another bucket': [replicating(HOME_COPY, 'arn:aws:s3:::elsewhere'), false],
  'copies recorded in another form': [
    bucket({ BucketReplicationConfiguration: { Rules: [{ Destination: HOME_COPY }] } }),
    false,
  ],
  'copies recorded as text': [bucket({ BucketReplicationConfiguration: '{"rules":{}}' }), false],
  'copies recorded as a list': [bucket({ BucketReplicationConfiguration: [] }), false],
  'objects at the edge': [bucket({ BucketAccelerateConfiguration: { status: 'Enabled' } }), false],
  'objects no longer at the edge': [bucket({ BucketAccelerateConfiguration: { status: 'Suspended' } }), true],

  'a key of one Region': [item('AWS::KMS::Key', { multiRegion: false }), true],
  'a key of several Regions': [item('AWS::KMS::Key', { multiRegion: true }), false],
  'a key that does not say': [item('AWS::KMS::Key', {}), false],

  'a table without replicas': [table(null), 'does not apply'],
  'a table with none left': [table([]), 'does not apply'],
  'a replica at home': [table([{ regionName: 'ca-west-1' }]), true],
  'a replica abroad': [table(abroad), false],
  'a replica abroad, without tags at all': [table(abroad, null), false],
  'a replica abroad beside one at home': [table([{ regionName: 'ca-west-1' }, ...abroad]), false],
  'a replica abroad of customer content': [table(abroad, { 'residency:data-class': 'customer-content' }), false],
  'a replica abroad of routing data': [table(abroad, { 'residency:data-class': 'routing' }), true],

  'a closed database': [database({}), true],
  'a public database': [database({ publiclyAccessible: true }), false],
  'a database in clear': [database({ storageEncrypted: false }), false],
  'a replica of a database in its Region': [database({ readReplicaDBInstanceIdentifiers: ['replica'] }), true],
  // RDS names a replica of another Region by its ARN.
  'a replica of a database elsewhere': [
    database({ readReplicaDBInstanceIdentifiers: ['replica', 'arn:aws:rds:us-east-1:222222222222:db:replica'] }),
    false,
  ],
  'a snapshot made here': [item('AWS::RDS::DBSnapshot', { encrypted: true, sourceRegion: null }), true],
  'a snapshot from home': [item('AWS::RDS::DBSnapshot', { encrypted: true, sourceRegion: 'ca-west-1' }), true],
  'a snapshot from abroad': [item('AWS::RDS::DBSnapshot', { encrypted: true, sourceRegion: 'us-east-1' }), false],
  'a snapshot in clear': [item('AWS::RDS::DBSnapshot', { encrypted: false }), false],

  'another type': [item('AWS::SNS::Topic', {}), 'does not apply'],
};

test.each(Object.entries(cases))('%s', (_, [document, complies]) => {
  const verdicts = Object.values(guardVerdicts(directory, policy, document));
  expect(verdicts.length === 0 ? 'does not apply' : !verdicts.includes('FAIL')).toBe(complies);
});

test('where no copy is declared, none complies', () => {
  const none = residencyPolicy({ regions: ['ca-central-1'], replicaBuckets: [] });
  expect(guardVerdicts(directory, none, replicating(HOME_COPY))).toEqual({ copies_of_objects_stay_home: 'FAIL' });
});

test('fits into what AWS Config takes', () => {
  const many = Array.from({ length: 20 }, (_, index) => `${HOME_COPY}-${index}`);
  expect(residencyPolicy({ regions: ['ca-central-1'], replicaBuckets: many }).length).toBeLessThan(10_000);
});
