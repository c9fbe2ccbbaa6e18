import { type AccountBoundary } from '../../lib/guardrails/account-boundary';
import { MAXIMUM_CHARACTERS, policyText } from '../../lib/guardrails/policy-document';
import { regionExemptions } from '../../lib/guardrails/region-exemptions';
import { serviceControlPolicies } from '../../lib/guardrails/service-control-policies';
import { clearanceTags } from '../../lib/domain/clearance';
import { awsRegions } from '../../lib/domain/aws-region';
import { latentActionGroups } from '../../lib/residency/facts/latent-capabilities';
import { canadianAccount, documentsFor, principals } from '../support/guardrails';
import { type AccessRequest, denialsOf } from '../support/policy-evaluator';

type Principal = keyof typeof principals;

const documents = documentsFor(canadianAccount);

function denials(
  {
    action,
    region = 'ca-central-1',
    by = 'person',
    resource,
    context = {},
  }: Partial<AccessRequest> & {
    readonly action: string;
    readonly region?: string;
    readonly by?: Principal;
  },
  policies = documents,
) {
  const known = { 'aws:RequestedRegion': region, 'aws:PrincipalArn': principals[by] };
  return denialsOf(policies, { action, ...(resource && { resource }), context: { ...known, ...context } });
}

describe('the Regions of an account', () => {
  test.each(['s3:CreateBucket', 'kms:CreateKey', 'connect:CreateInstance', 'rds:CopyDBInstance', 'ec2:RunInstances'])(
    '%s works at home and is denied everywhere else',
    (action) => {
      const context = { 'kms:MultiRegion': 'false' };
      for (const { code } of awsRegions) {
        const denied = denials({ action, region: code, context }).length > 0;
        expect([code, denied]).toEqual([code, !canadianAccount.regions.includes(code)]);
      }
    },
  );

  test.each([
    ['iam:CreateRole', 'us-east-1'],
    ['sts:AssumeRoleWithSAML', 'us-east-1'],
    ['support:CreateCase', 'us-east-1'],
    ['health:DescribeEvents', 'us-east-1'],
    ['cloudtrail:LookupEvents', 'us-east-1'],
    ['s3:ListAllMyBuckets', 'us-east-1'],
    ['account:GetRegionOptStatus', 'us-east-1'],
  ])('%s works in %s, because AWS answers it there', (action, region) => {
    expect(denials({ action, region })).toEqual([]);
  });

  // What other Region denials exempt, and this one does not.
  test.each([
    ...[
      'cloudfront:CreateDistribution',
      'globalaccelerator:CreateAccelerator',
      'wafv2:CreateWebACL',
      'acm:RequestCertificate',
    ],
    ...['route53:CreateHostedZone', 'route53domains:RegisterDomain', 'ecr-public:PutImage', 'importexport:CreateJob'],
    ...[
      'chatbot:CreateSlackChannelConfiguration',
      's3:CreateMultiRegionAccessPoint',
      'networkmanager:CreateGlobalNetwork',
    ],
    ...[
      'cloudtrail:CreateTrail',
      'health:EnableHealthServiceAccessForOrganization',
      's3:PutObject',
      'bedrock:InvokeModel',
    ],
  ])('%s is not exempt', (action) => {
    for (const region of ['us-east-1', 'us-west-2']) expect(denials({ action, region })).not.toEqual([]);
  });

  test('every exemption says why, and none is about a store of data', () => {
    for (const { actions, reason } of regionExemptions) {
      expect(reason.length).toBeGreaterThan(40);
      for (const action of actions) expect(action).toMatch(/^(iam|sts|support|health|cloudtrail|s3|account):/);
    }
  });

  test('in an outpost only deployment works, and nobody in any other Region', () => {
    expect(denials({ action: 'events:PutRule', region: 'us-east-1', by: 'deployment' })).toEqual([]);
    expect(denials({ action: 'events:PutRule', region: 'us-east-1' })).toEqual(['WatchOnlyInOutposts']);
    expect(denials({ action: 'events:PutRule', region: 'us-west-2', by: 'deployment' })).toEqual(['StayInTheRegions']);
    expect(denials({ action: 's3:PutObject', region: 'us-east-1', by: 'lookalike' })).toEqual(['WatchOnlyInOutposts']);
  });

  test.each(['account:EnableRegion', 'account:DisableRegion', 'organizations:LeaveOrganization'])(
    '%s is for nobody',
    (action) => {
      for (const by of ['person', 'root', 'deployment'] as const) {
        expect(denials({ action, region: 'us-east-1', by })).toContain('AddNoRegion');
      }
    },
  );
});

describe('movement', () => {
  const latent = latentActionGroups.flatMap(({ actions }) => actions);

  test.each(latent)('%s is denied to people, functions and the root user, at home too', (action) => {
    for (const by of ['person', 'function', 'root', 'lookalike'] as const) {
      expect([by, denials({ action, by }).length > 0]).toEqual([by, true]);
    }
  });

  test('deployment may make the calls that stacks need, and no other', () => {
    const allowed = latent.filter((action) => denials({ action, by: 'deployment' }).length === 0);
    expect(allowed.sort()).toEqual([
      'connect:AssociateInstanceStorageConfig',
      'connect:UpdateInstanceStorageConfig',
      'dms:CreateReplicationTask',
      'dms:ModifyReplicationTask',
      'dynamodb:CreateTableReplica',
      'dynamodb:UpdateTable',
      'ec2:AcceptVpcPeeringConnection',
      'ec2:CreateVpcPeeringConnection',
      'firehose:UpdateDestination',
      'logs:PutSubscriptionFilter',
      's3:PutReplicationConfiguration',
    ]);
  });

  test('a replica of the instance is for deployment, when the definition asks for one', () => {
    const replicating = documentsFor({ ...canadianAccount, replicatesInstance: true });
    const replicate = { action: 'connect:ReplicateInstance' };
    expect(denials({ ...replicate, by: 'deployment' })).toEqual(['MoveNothing']);
    expect(denials({ ...replicate, by: 'deployment' }, replicating)).toEqual([]);
    expect(denials(replicate, replicating)).toEqual(['MoveByDeploymentOnly']);
  });

  test.each([
    ['a key of one Region', 'kms:CreateKey', { 'kms:MultiRegion': 'false' }, 'deployment', []],
    ['a multi-Region key', 'kms:CreateKey', { 'kms:MultiRegion': 'true' }, 'deployment', ['NoMultiRegionKey']],
    ['a grant to a service', 'kms:CreateGrant', { 'kms:GrantIsForAWSResource': 'true' }, 'person', []],
    [
      'a grant to a principal',
      'kms:CreateGrant',
      { 'kms:GrantIsForAWSResource': 'false' },
      'person',
      ['GrantKeysToServicesOnly'],
    ],
    ['a grant that says nothing', 'kms:CreateGrant', {}, 'person', ['GrantKeysToServicesOnly']],
    ['the grant of Amazon Connect', 'kms:CreateGrant', {}, 'deployment', []],
    ['an ordinary write', 's3:PutObject', {}, 'function', []],
    ['an ordinary read', 'dynamodb:Query', {}, 'function', []],
    ['a snapshot', 'rds:CreateDBSnapshot', {}, 'person', []],
  ] as const)('%s', (_, action, context, by, expected) => {
    expect(denials({ action, context, by })).toEqual(expected);
  });

  const model = (resource: string, boundary: AccountBoundary = canadianAccount) =>
    denials({ action: 'bedrock:InvokeModelWithResponseStream', resource }, documentsFor(boundary));
  test.each([
    ['arn:aws:bedrock:ca-central-1::foundation-model/amazon.nova-lite-v1:0', []],
    ['arn:aws:bedrock:ca-west-1:222222222222:provisioned-model/abc', []],
    ['arn:aws:bedrock:ca-central-1:222222222222:custom-model/abc', []],
    ['arn:aws:bedrock:ca-central-1:222222222222:inference-profile/ca.amazon.nova-lite-v1:0', []],
    ['arn:aws:bedrock:ca-central-1:222222222222:inference-profile/us.amazon.nova-lite-v1:0', ['InferAtHome']],
    ['arn:aws:bedrock:ca-central-1:222222222222:inference-profile/global.anthropic.claude-x', ['InferAtHome']],
    ['arn:aws:bedrock:ca-central-1:222222222222:inference-profile/xx.new.geography-1', ['InferAtHome']],
    ['arn:aws:bedrock:ca-central-1:222222222222:application-inference-profile/abc', ['InferAtHome']],
    ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0', ['InferAtHome']],
    ['arn:aws:bedrock:::foundation-model/anthropic.claude-x', ['InferAtHome']],
  ])('inference by %s: %j', (resource, expected) => {
    expect(model(resource)).toEqual(expected);
  });

  test('a geographic profile is allowed where every Region of it is one of the account', () => {
    const profile = 'arn:aws:bedrock:ca-central-1:222222222222:inference-profile/ca.amazon.nova-lite-v1:0';
    expect(model(profile, { ...canadianAccount, regions: ['ca-central-1'] })).toEqual(['InferAtHome']);
  });
});

describe('protection', () => {
  test.each([
    ...['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors', 'guardduty:DeleteDetector'],
    ...['config:StopConfigurationRecorder', 'logs:DeleteLogGroup', 's3:DeleteBucket', 's3:PutBucketPolicy'],
    ...['s3:BypassGovernanceRetention', 's3:PutLifecycleConfiguration', 'kms:PutKeyPolicy', 'kms:DisableKey'],
    ...['cloudformation:DeactivateType', 'cloudformation:SetTypeConfiguration', 'access-analyzer:DeleteAnalyzer'],
  ])('%s is for deployment alone', (action) => {
    for (const by of ['person', 'function', 'root', 'lookalike'] as const) {
      expect([by, denials({ action, by }).length > 0]).toEqual([by, true]);
    }
    expect(denials({ action, by: 'deployment' })).toEqual([]);
  });

  test('a key is deleted by nobody', () => {
    for (const by of ['person', 'root', 'deployment'] as const) {
      expect(denials({ action: 'kms:ScheduleKeyDeletion', by })).toEqual(['KeepTheKeys']);
    }
    expect(denials({ action: 'kms:CancelKeyDeletion' })).toEqual([]);
  });

  test.each(Object.values(clearanceTags))('nobody but deployment gives a principal the tag %s', (tag) => {
    const context = { 'aws:TagKeys': ['team', tag] };
    for (const action of ['iam:TagRole', 'iam:TagUser', 'iam:UntagRole', 'sts:TagSession']) {
      expect(denials({ action, context })).toEqual(['KeepTheClearances']);
      expect(denials({ action, context, by: 'deployment' })).toEqual([]);
      expect(denials({ action, context: { 'aws:TagKeys': ['team'] } })).toEqual([]);
    }
  });

  test('what guards residency is told by its tag', () => {
    const guarding = { 'aws:ResourceTag/residency:guardrail': 'protected' };
    const action = 'lambda:UpdateFunctionCode';
    expect(denials({ action, context: guarding })).toEqual(['KeepWhatGuards']);
    expect(denials({ action, context: guarding, by: 'deployment' })).toEqual([]);
    expect(denials({ action, context: { 'aws:ResourceTag/residency:guardrail': 'no' } })).toEqual([]);
    expect(denials({ action })).toEqual([]);
  });
});

describe('what AWS takes', () => {
  test('no more than five policies with its own, and each within its size', () => {
    const policies = serviceControlPolicies(canadianAccount);
    expect(policies.length).toBeLessThanOrEqual(4);
    for (const policy of policies) {
      expect(policyText(policy).length).toBeLessThanOrEqual(MAXIMUM_CHARACTERS.SERVICE_CONTROL_POLICY);
      expect(policy.name).toMatch(/^[\w-]{1,128}$/);
      expect(policy.description.length).toBeLessThanOrEqual(512);
    }
  });

  test('a policy that is too large is refused with its size', () => {
    const regions = Array.from({ length: 400 }, (_, index) => `region-${index}`);
    const [first = '', ...others] = regions;
    expect(() => serviceControlPolicies({ ...canadianAccount, regions: [first, ...others] })).toThrow(
      /policy 'residency-ca-prod-regions' has \d+ characters and AWS takes 5120; give it fewer Regions/,
    );
  });

  test('every statement says why it is there, under a name of letters and digits', () => {
    for (const { document, reasons } of serviceControlPolicies(canadianAccount)) {
      const sids = (document as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
      expect(Object.keys(reasons)).toEqual(sids);
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
      for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(40);
    }
  });
});
