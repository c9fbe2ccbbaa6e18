/** Actions that must work in a Region outside the boundary, because AWS answers them nowhere else. */
export interface RegionExemption {
  readonly actions: readonly [string, ...string[]];
  readonly reason: string;
}

/**
 * The only exemptions of the Region denial. What else AWS answers in us-east-1 or us-west-2 (Amazon CloudFront, AWS
 * Global Accelerator, web ACLs and certificates of CloudFront, Multi-Region Access Points, public Amazon ECR, AWS
 * Marketplace) is not needed here, and serves or copies data from there.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export const regionExemptions: readonly RegionExemption[] = [
  {
    actions: ['iam:*'],
    reason: 'Identities are global: their control plane answers in us-east-1, and every stack creates roles.',
  },
  {
    actions: ['sts:*'],
    reason:
      'Sign-in by SAML and older clients take the global endpoint, which is in us-east-1; it returns credentials.',
  },
  {
    actions: ['support:*'],
    reason:
      'AWS Support answers in us-east-1, and is the only way to opt Amazon Connect out of cross-Region inference. Write nothing about customers into a case.',
  },
  {
    actions: ['health:Describe*'],
    reason: 'AWS Health tells of events of the home Regions from us-east-1; it says nothing about customers.',
  },
  {
    actions: ['cloudtrail:LookupEvents'],
    reason: 'AWS records calls of global services, such as IAM, in us-east-1; who investigates reads them there.',
  },
  {
    actions: ['s3:ListAllMyBuckets'],
    reason: 'The list of buckets is global and clients ask us-east-1 for it; it holds names, not objects.',
  },
  {
    actions: ['account:GetRegionOptStatus', 'account:ListRegions'],
    reason: 'Whether a Region is enabled is answered in us-east-1; the statement on Regions denies changing it.',
  },
];
