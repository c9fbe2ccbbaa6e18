import { type WatchedCalls } from './watched-calls';

/**
 * Calls that open another Region or the edge. The services are in no Region of their own: AWS records their calls in
 * us-east-1, those of Global Accelerator and S3 Multi-Region Access Points in us-west-2.
 */
export const edgeCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.account',
    eventSource: 'account.amazonaws.com',
    calls: { EnableRegion: 'open a Region that was closed' },
  },
  {
    source: 'aws.organizations',
    eventSource: 'organizations.amazonaws.com',
    calls: {
      LeaveOrganization: 'take the account from under the policies of the organisation',
      DetachPolicy: 'end a policy that keeps data in its Regions',
      UpdatePolicy: 'change a policy that keeps data in its Regions',
      DeletePolicy: 'end a policy that keeps data in its Regions',
      DisablePolicyType: 'end all policies of a kind',
    },
  },
  {
    source: 'aws.cloudfront',
    eventSource: 'cloudfront.amazonaws.com',
    calls: {
      'CreateDistribution*': 'serve content from edge locations',
      'UpdateDistribution*': 'serve other content from edge locations',
    },
  },
  {
    source: 'aws.globalaccelerator',
    eventSource: 'globalaccelerator.amazonaws.com',
    calls: {
      CreateAccelerator: 'take traffic in at edge locations',
      CreateEndpointGroup: 'send traffic to another Region',
      UpdateEndpointGroup: 'send traffic to another Region',
    },
  },
  {
    source: 'aws.s3',
    eventSource: 's3.amazonaws.com',
    calls: {
      PutAccelerateConfiguration: 'serve objects from edge locations',
      PutBucketAccelerateConfiguration: 'serve objects from edge locations',
      CreateMultiRegionAccessPoint: 'route requests to buckets of several Regions',
      SubmitMultiRegionAccessPointRoutes: 'route requests to a bucket of another Region',
    },
  },
  {
    source: 'aws.supportauthz',
    eventSource: 'supportauthz.amazonaws.com',
    calls: { CreateSupportPermit: 'let an operator of AWS Support at resources' },
  },
];
