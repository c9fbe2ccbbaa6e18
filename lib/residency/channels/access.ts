import { type Channel } from '../channel';
import { inbound, ways } from './ways';

/** Ways of permissions, shares and organisation-wide settings. */
export const access: readonly Channel[] = [
  {
    id: 'role-trust',
    catalogue: 'IAM-01',
    title: 'Roles are assumed by principals of the deployment',
    why: 'Whoever assumes a role takes what it may read to wherever they are; an external id does not change that.',
    fix: 'Trust services and declared accounts, or record the decision for the vendor.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
    ways: ways('AWS::IAM::Role', 'policy', 'AssumeRolePolicyDocument'),
  },
  {
    id: 'latent-capability',
    catalogue: 'IAM-02',
    title: 'Identities cannot copy data out of the jurisdiction at run time',
    why: 'A grant to replicate, copy or export names no destination: whoever uses it does.',
    fix: 'Remove the action, or limit it with aws:RequestedRegion to home Regions.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'],
    ways: [],
    coveredBy: 'rule policy-stays-home, which reads every policy of every resource',
  },
  {
    id: 'resource-share',
    catalogue: 'RAM-01',
    title: 'Resources are shared within the organisation',
    why: 'A share accepts accounts outside the organisation unless AllowExternalPrincipals is false.',
    fix: 'Set AllowExternalPrincipals to false, and share with organisational units or declared accounts.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html'],
    ways: [
      {
        type: 'AWS::RAM::ResourceShare',
        path: 'AllowExternalPrincipals',
        reads: { to: 'unknown', title: 'accounts outside the organisation', values: [true] },
        absent: { to: 'unknown', title: 'accounts outside the organisation, which a share accepts by default,' },
      },
      ...ways('AWS::RAM::ResourceShare', 'principal', 'Principals[]'),
      ...inbound('AWS::RAM::ResourceShare', 'ResourceArns[]', 'PermissionArns[]'),
    ],
  },
  {
    id: 'region-guardrail',
    catalogue: 'ORG-01',
    title: 'An organisation policy denies Regions outside the jurisdiction',
    why: 'The Regions in a policy of the organisation are those that it allows or denies, not places that data goes to.',
    fix: 'Deny with aws:RequestedRegion StringNotEquals the home Regions; exempt global services only.',
    severity: 'S3',
    sources: [
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html',
    ],
    ways: inbound('AWS::Organizations::Policy', 'Content'),
  },
  {
    id: 'ai-service-opt-out',
    catalogue: 'ORG-02',
    title: 'The organisation opts out of content use by AI services',
    why: 'AI services may store content outside the Region to improve themselves, unless an organisation policy opts out.',
    fix: 'Attach an AISERVICES_OPT_OUT_POLICY with optOut as the default of all services.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out.html'],
    ways: [],
    coveredBy: 'the live audit of the organisation: a template cannot show a policy that is missing',
  },
];
