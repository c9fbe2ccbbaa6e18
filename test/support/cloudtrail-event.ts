/** An event as AWS CloudTrail writes it, in the form of its user guide. */
export type TrailEvent = Readonly<Record<string, unknown>>;

export const ACCOUNT = '222222222222';

/** Identities as CloudTrail records them. */
export const identities = {
  /** A person who took a role. */
  person: roleSession('Operations', 'a.example'),
  /** CloudFormation, deploying for the CDK in a Region. */
  deployer: (region: string) => ({
    ...roleSession(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-${region}`, 'AWSCloudFormation'),
    invokedBy: 'cloudformation.amazonaws.com',
  }),
  user: {
    type: 'IAMUser',
    principalId: 'AIDAEXAMPLE',
    arn: `arn:aws:iam::${ACCOUNT}:user/legacy`,
    accountId: ACCOUNT,
    userName: 'legacy',
  },
  root: { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT },
  /** A service that works for somebody. */
  service: (invokedBy: string) => ({ ...roleSession('Operations', 'a.example'), invokedBy }),
} as const;

function roleSession(role: string, session: string) {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session}`,
    accountId: ACCOUNT,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLE',
        arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: '2026-11-21T08:00:00Z', mfaAuthenticated: 'true' },
    },
  };
}

/** A record of the audit trail. */
export function trailRecord(eventSource: string, eventName: string, more: TrailEvent = {}): TrailEvent {
  return {
    eventVersion: '1.11',
    userIdentity: identities.person,
    eventTime: '2026-11-21T08:15:00Z',
    eventSource,
    eventName,
    awsRegion: 'ca-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: null,
    responseElements: null,
    requestID: '5f3c1b1e-0000-4000-8000-000000000001',
    eventID: '5f3c1b1e-0000-4000-8000-000000000002',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
}

/** The same record as EventBridge hands it to rules. */
export function busEvent(source: string, record: TrailEvent, detailType = 'AWS API Call via CloudTrail'): TrailEvent {
  return {
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': detailType,
    source,
    account: ACCOUNT,
    time: record['eventTime'],
    region: record['awsRegion'],
    resources: [],
    detail: record,
  };
}
