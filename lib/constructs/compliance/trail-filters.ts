import { type RunbookHeading } from '../alarms/runbook';

/** Events of the audit trail that are counted, and how many are too many. */
export interface TrailFilter {
  /** Id of the alarm, and name of the metric. */
  readonly id: string;
  /** What is the matter, for people. */
  readonly description: string;
  readonly runbook: RunbookHeading;
  /**
   * A pattern of CloudWatch Logs for JSON events, 1024 characters at most.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  readonly pattern: string;
  /** Events in five minutes that are nothing unusual. */
  readonly usual: number;
}

const isAnyOf = (field: string, values: readonly string[]) =>
  `(${values.map((value) => `($.${field} = "${value}")`).join(' || ')})`;

/** Not by the role that deploys, whose changes the residency gate has judged. Users have no role at all. */
const byOthersThan = (role: string) =>
  `(($.userIdentity.sessionContext.sessionIssuer.userName NOT EXISTS) || ($.userIdentity.sessionContext.sessionIssuer.userName != "${role}"))`;

/**
 * What is counted. AWS records sign-in and IAM in us-east-1: the filters on them find something only there.
 *
 * @param deployer name of the role that deploys; `*` at its end stands for every Region
 */
export function trailFilters(deployer: string): readonly TrailFilter[] {
  return [
    {
      id: 'DeniedCalls',
      description: 'More than 10 calls were denied in five minutes.',
      runbook: 'calls-are-denied',
      pattern: `{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }`,
      usual: 10,
    },
    {
      id: 'RootUse',
      description: 'The root user of the account did something.',
      runbook: 'the-root-user-was-used',
      pattern: `{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }`,
      usual: 0,
    },
    {
      id: 'SignInWithoutSecondFactor',
      description: 'Somebody signed in to the console by password alone.',
      runbook: 'somebody-signed-in-without-a-second-factor',
      pattern: `{ ($.eventName = "ConsoleLogin") && ($.userIdentity.type != "AssumedRole") && ($.responseElements.ConsoleLogin = "Success") && ($.additionalEventData.MFAUsed != "Yes") }`,
      usual: 0,
    },
    {
      id: 'KeysDisabledOrDeleted',
      description: 'A key was disabled, or its deletion is scheduled.',
      runbook: 'a-key-was-disabled-or-deleted',
      pattern: `{ ($.eventSource = "kms.amazonaws.com") && ${isAnyOf('eventName', ['DisableKey', 'ScheduleKeyDeletion', 'DisableKeyRotation', 'DeleteAlias', 'DeleteImportedKeyMaterial'])} }`,
      usual: 0,
    },
    {
      id: 'PermissionChanges',
      description: 'Somebody changed who may do what.',
      runbook: 'permissions-were-changed',
      pattern: `{ ($.eventSource = "iam.amazonaws.com") && ($.readOnly IS FALSE) && ${isAnyOf('eventName', ['*Policy*', '*PermissionsBoundary', 'CreateUser', 'CreateRole', 'CreateAccessKey', 'CreateLoginProfile', 'DeactivateMFADevice', '*SAMLProvider', '*OpenIDConnectProvider*'])} && ${byOthersThan(deployer)} }`,
      usual: 0,
    },
    {
      id: 'BucketPolicyChanges',
      description: 'Somebody changed the policy of a bucket.',
      runbook: 'a-bucket-policy-was-changed',
      pattern: `{ ($.eventSource = "s3.amazonaws.com") && ${isAnyOf('eventName', ['PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock'])} && ${byOthersThan(deployer)} }`,
      usual: 0,
    },
    {
      id: 'RequestsThroughAnotherRegion',
      description: 'Somebody asked for objects through the endpoint of another Region.',
      runbook: 'data-was-asked-for-through-another-region',
      pattern: `{ ($.eventSource = "s3.amazonaws.com") && ${isAnyOf('errorCode', ['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'])} }`,
      usual: 0,
    },
  ];
}
