import { trailFilters } from '../../../lib/constructs/compliance/trail-filters';
import { identities, type TrailEvent, trailRecord } from '../../support/cloudtrail-event';
import { countsEvent } from '../../support/filter-pattern';

const filters = trailFilters('cdk-hnb659fds-cfn-exec-role-222222222222-*');
const countedBy = (event: TrailEvent) =>
  filters.filter(({ pattern }) => countsEvent(pattern, event)).map(({ id }) => id);

const signIn = (more: TrailEvent) =>
  trailRecord('signin.amazonaws.com', 'ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    userIdentity: identities.user,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MFAUsed: 'No' },
    ...more,
  });
const deployed = { userIdentity: identities.deployer('eu-central-1') };
const byUser = { userIdentity: identities.user };

const cases: Readonly<Record<string, readonly [TrailEvent, readonly string[]]>> = {
  'a denied call': [trailRecord('s3.amazonaws.com', 'GetObject', { errorCode: 'AccessDenied' }), ['DeniedCalls']],
  'a denied call, as most services say it': [
    trailRecord('kms.amazonaws.com', 'Decrypt', { errorCode: 'AccessDeniedException' }),
    ['DeniedCalls'],
  ],
  'a denied call of Amazon EC2': [
    trailRecord('ec2.amazonaws.com', 'CopySnapshot', { errorCode: 'Client.UnauthorizedOperation' }),
    ['DeniedCalls'],
  ],
  'a call that failed otherwise': [trailRecord('s3.amazonaws.com', 'GetObject', { errorCode: 'NoSuchKey' }), []],
  'a call that went well': [trailRecord('s3.amazonaws.com', 'ListBuckets', { readOnly: true }), []],

  'the root user': [
    trailRecord('ec2.amazonaws.com', 'DescribeRegions', { userIdentity: identities.root }),
    ['RootUse'],
  ],
  'a service that works for the root user': [
    trailRecord('kms.amazonaws.com', 'Decrypt', {
      userIdentity: { ...identities.root, invokedBy: 'rds.amazonaws.com' },
    }),
    [],
  ],
  'an event of AWS about the account': [
    trailRecord('signin.amazonaws.com', 'X', { userIdentity: identities.root, eventType: 'AwsServiceEvent' }),
    [],
  ],

  'sign-in by password alone': [signIn({}), ['SignInWithoutSecondFactor']],
  'sign-in with a second factor': [signIn({ additionalEventData: { MFAUsed: 'Yes' } }), []],
  'sign-in that failed': [signIn({ responseElements: { ConsoleLogin: 'Failure' } }), []],
  'sign-in through a role': [signIn({ userIdentity: identities.person }), []],

  'a key disabled': [trailRecord('kms.amazonaws.com', 'DisableKey'), ['KeysDisabledOrDeleted']],
  'a key to be deleted, in a deployment too': [
    trailRecord('kms.amazonaws.com', 'ScheduleKeyDeletion', deployed),
    ['KeysDisabledOrDeleted'],
  ],
  'a key that comes back': [trailRecord('kms.amazonaws.com', 'CancelKeyDeletion'), []],
  'a call of that name elsewhere': [trailRecord('example.amazonaws.com', 'DisableKey'), []],

  'a policy attached': [trailRecord('iam.amazonaws.com', 'AttachRolePolicy'), ['PermissionChanges']],
  'a policy written by a user': [trailRecord('iam.amazonaws.com', 'PutUserPolicy', byUser), ['PermissionChanges']],
  'a version of a policy': [trailRecord('iam.amazonaws.com', 'CreatePolicyVersion'), ['PermissionChanges']],
  'a trust policy': [trailRecord('iam.amazonaws.com', 'UpdateAssumeRolePolicy'), ['PermissionChanges']],
  'a boundary removed': [trailRecord('iam.amazonaws.com', 'DeleteRolePermissionsBoundary'), ['PermissionChanges']],
  'another directory': [trailRecord('iam.amazonaws.com', 'UpdateSAMLProvider'), ['PermissionChanges']],
  'a policy attached in a deployment': [trailRecord('iam.amazonaws.com', 'AttachRolePolicy', deployed), []],
  'a policy read': [trailRecord('iam.amazonaws.com', 'GetRolePolicy', { readOnly: true }), []],
  'a role used': [trailRecord('sts.amazonaws.com', 'AssumeRole', { readOnly: true }), []],

  'a policy of a bucket': [trailRecord('s3.amazonaws.com', 'PutBucketPolicy'), ['BucketPolicyChanges']],
  'a bucket opened by a user': [
    trailRecord('s3.amazonaws.com', 'DeleteBucketPublicAccessBlock', byUser),
    ['BucketPolicyChanges'],
  ],
  'a policy of a bucket in a deployment': [trailRecord('s3.amazonaws.com', 'PutBucketPolicy', deployed), []],
  'tags of a bucket': [trailRecord('s3.amazonaws.com', 'PutBucketTagging'), []],

  'objects asked for through another Region': [
    trailRecord('s3.amazonaws.com', 'GetObject', { errorCode: 'PermanentRedirect' }),
    ['RequestsThroughAnotherRegion'],
  ],
  'a signature for another Region': [
    trailRecord('s3.amazonaws.com', 'GetObject', { errorCode: 'AuthorizationHeaderMalformed' }),
    ['RequestsThroughAnotherRegion'],
  ],
};

test.each(Object.entries(cases))('%s', (_, [event, expected]) => {
  expect(countedBy(event)).toEqual(expected);
});

test('every filter counts something, and says in one sentence what', () => {
  const counted = new Set(Object.values(cases).flatMap(([, ids]) => ids));
  expect(filters.map(({ id }) => id).filter((id) => !counted.has(id))).toEqual([]);
  for (const { description } of filters) expect(description).toMatch(/^[A-Z][^.]+\.$/);
});
