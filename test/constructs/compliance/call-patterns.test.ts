import { callPatterns, LONGEST_PATTERN } from '../../../lib/constructs/compliance/call-patterns';
import { permissionCallGroup, residencyCallGroups, safeguardCallGroup } from '../../../lib/constructs/compliance/calls';
import { type WatchedCalls } from '../../../lib/constructs/compliance/calls/watched-calls';
import { passwordAlonePattern, rootPattern } from '../../../lib/constructs/compliance/sign-in-patterns';
import { latentActions } from '../../../lib/residency/facts/latent-capabilities';
import { busEvent, identities, type TrailEvent, trailRecord } from '../../support/cloudtrail-event';
import { matchesEvent } from '../../support/event-pattern';

const DEPLOYER = 'cdk-hnb659fds-cfn-exec-role-222222222222-ca-central-1';
const groups = [...residencyCallGroups, safeguardCallGroup, permissionCallGroup];

const templateForm = ({ detailType, ...pattern }: { detailType?: string[] }) => ({
  ...pattern,
  'detail-type': detailType,
});
const patternsOf = (calls: readonly WatchedCalls[]) => callPatterns(calls, [DEPLOYER]).map(templateForm);
const rules = groups.flatMap(({ id, calls }) => patternsOf(calls).map((pattern) => ({ id, pattern })));

/** The groups whose rules hear of an event. */
const heardBy = (event: TrailEvent) => [
  ...new Set(rules.filter(({ pattern }) => matchesEvent(pattern, event)).map(({ id }) => id)),
];

const call = (source: string, eventSource: string, eventName: string, more: TrailEvent = {}) =>
  busEvent(source, trailRecord(eventSource, eventName, more));

/** What `when` asks of the call, as an event says it. */
const replicaAdded = {
  requestParameters: { tableName: 't', replicaUpdates: [{ create: { regionName: 'us-east-1' } }] },
};
const opened = { requestParameters: { dBInstanceIdentifier: 'ca-prod-organisation', publiclyAccessible: true } };

const everyCall = groups.flatMap(({ id, calls }) =>
  calls.flatMap(({ source, eventSource, calls: names }) =>
    Object.keys(names).map((name) => ({ id, source, eventSource, name })),
  ),
);

describe('every watched call', () => {
  test.each(everyCall.map((each) => [`${each.eventSource} ${each.name}`, each] as const))(
    '%s is heard by its group and no other',
    (_, { id, source, eventSource, name }) => {
      const more = name === 'UpdateTable' ? replicaAdded : name === 'ModifyDBInstance' ? opened : {};
      const event = call(source, eventSource, name.replace('*', '20150331v2'), more);
      expect(heardBy(event)).toEqual([id]);
      expect(heardBy({ ...event, detail: { ...(event['detail'] as object), userIdentity: identities.user } })).toEqual([
        id,
      ]);
    },
  );

  test('is heard whoever makes it, but not when CloudFormation makes it for a deployment', () => {
    const by = (userIdentity: unknown) =>
      heardBy(call('aws.kms', 'kms.amazonaws.com', 'ReplicateKey', { userIdentity }));
    expect(by(identities.person)).toEqual(['Copies']);
    expect(by(identities.root)).toEqual(['Copies']);
    expect(by(identities.deployer('ca-central-1'))).toEqual([]);
    expect(by(identities.deployer('us-east-1'))).toEqual(['Copies']);
  });

  test('says what it can do', () => {
    for (const { calls } of groups.flatMap((group) => group.calls)) {
      for (const why of Object.values(calls)) expect(why).toMatch(/^[a-z].{8,}[^.]$/);
    }
  });
});

describe('near misses are not heard', () => {
  const misses: Readonly<Record<string, TrailEvent>> = {
    'reading the storage of an instance': call('aws.connect', 'connect.amazonaws.com', 'DescribeInstanceStorageConfig'),
    'a contact that ends': busEvent('aws.connect', trailRecord('connect.amazonaws.com', 'StopContact')),
    'an event of a contact': busEvent('aws.connect', { eventType: 'INITIATED' }, 'Amazon Connect Contact Event'),
    'the same call of another service': call('aws.memorydb', 'memorydb.amazonaws.com', 'CopyDBSnapshot'),
    'the name alone, from a service of ours': call('northwind.desk', 'rds.amazonaws.com', 'CopyDBSnapshot'),
    'a longer name': call('aws.rds', 'rds.amazonaws.com', 'CopyDBSnapshotDryRun'),
    'a snapshot in its own place': call('aws.rds', 'rds.amazonaws.com', 'CreateDBSnapshot'),
    'throughput of a table': call('aws.dynamodb', 'dynamodb.amazonaws.com', 'UpdateTable', {
      requestParameters: { tableName: 't', billingMode: 'PAY_PER_REQUEST' },
    }),
    'a replica that ends': call('aws.dynamodb', 'dynamodb.amazonaws.com', 'UpdateTable', {
      requestParameters: { tableName: 't', replicaUpdates: [{ delete: { regionName: 'us-east-1' } }] },
    }),
    'a grant that a service asks for': call('aws.kms', 'kms.amazonaws.com', 'CreateGrant', {
      userIdentity: identities.service('rds.amazonaws.com'),
    }),
    'a larger database': call('aws.rds', 'rds.amazonaws.com', 'ModifyDBInstance', {
      requestParameters: { dBInstanceIdentifier: 'x', publiclyAccessible: false, allocatedStorage: 100 },
    }),
    'an object written': busEvent('aws.s3', trailRecord('s3.amazonaws.com', 'PutObject', { eventCategory: 'Data' })),
    'a function called': call('aws.lambda', 'lambda.amazonaws.com', 'Invoke'),
  };

  test.each(Object.entries(misses))('%s', (_, event) => {
    expect(heardBy(event)).toEqual([]);
  });
});

describe('sign-in', () => {
  const signIn = (more: TrailEvent) =>
    busEvent(
      'aws.signin',
      trailRecord('signin.amazonaws.com', 'ConsoleLogin', {
        eventType: 'AwsConsoleSignIn',
        awsRegion: 'us-east-1',
        userIdentity: identities.user,
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { LoginTo: 'https://console.aws.amazon.com', MobileVersion: 'No', MFAUsed: 'No' },
        ...more,
      }),
      'AWS Console Sign In via CloudTrail',
    );
  const alone = templateForm(passwordAlonePattern);
  const root = templateForm(rootPattern);

  test('by password alone is heard, by a second factor or through a role is not', () => {
    expect(matchesEvent(alone, signIn({}))).toBe(true);
    expect(matchesEvent(alone, signIn({ additionalEventData: { MFAUsed: 'Yes' } }))).toBe(false);
    expect(matchesEvent(alone, signIn({ userIdentity: identities.person }))).toBe(false);
    expect(matchesEvent(alone, signIn({ responseElements: { ConsoleLogin: 'Failure' } }))).toBe(false);
  });

  test('of the root user is heard, and all that it does, but not what a service does for it', () => {
    expect(matchesEvent(root, signIn({ userIdentity: identities.root }))).toBe(true);
    const key = (userIdentity: unknown) => call('aws.iam', 'iam.amazonaws.com', 'CreateAccessKey', { userIdentity });
    expect(matchesEvent(root, key(identities.root))).toBe(true);
    expect(matchesEvent(root, key({ ...identities.root, invokedBy: 'support.amazonaws.com' }))).toBe(false);
    expect(matchesEvent(root, key(identities.person))).toBe(false);
  });
});

describe('patterns', () => {
  test('fit into what EventBridge takes', () => {
    const sizes = groups.flatMap(({ calls }) => [...patternsOf(calls), ...callPatterns(calls).map(templateForm)]);
    for (const pattern of sizes) expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(LONGEST_PATTERN);
  });

  test('are as few as their size allows', () => {
    const count = (calls: readonly WatchedCalls[]) => callPatterns(calls).length;
    expect(count(residencyCallGroups.flatMap(({ calls }) => calls.slice(0, 1)))).toBe(1);
    expect(count(residencyCallGroups.flatMap(({ calls }) => calls))).toBeGreaterThan(3);
  });

  test('without a deployer hear of deployments too: the audit follows every change', () => {
    const event = call('aws.s3', 's3.amazonaws.com', 'PutBucketReplication', {
      userIdentity: identities.deployer('ca-central-1'),
    });
    const all = residencyCallGroups.flatMap(({ calls }) => callPatterns(calls).map(templateForm));
    expect(all.filter((pattern) => matchesEvent(pattern, event))).toHaveLength(1);
  });
});

test('every action that opens a way out at run time is watched, under the name that AWS CloudTrail gives it', () => {
  // Permissions that are no call of their own, and calls that IAM names otherwise.
  const otherwise: Readonly<Record<string, string>> = {
    's3:putreplicationconfiguration': 's3 putbucketreplication',
    's3:initiatereplication': 's3 createjob',
    'dynamodb:createtablereplica': 'dynamodb updatetable',
    'dynamodb:associatetablereplica': 'dynamodb updatetable',
  };
  const watched = new Set(
    everyCall.map(({ source, name }) => `${source.slice(4)} ${name.replace('*', '')}`.toLowerCase()),
  );
  const unwatched = latentActions.filter((action) => !watched.has(otherwise[action] ?? action.replace(':', ' ')));
  // Amazon Keyspaces: the permission is checked for a statement of CQL, which is no call of this name.
  expect(unwatched.filter((action) => !action.startsWith('cassandra:'))).toEqual([]);
});
