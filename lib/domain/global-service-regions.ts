/**
 * Regions in which AWS records the calls of services that are in no Region of their own, by partition: IAM, CloudFront,
 * Route 53, Organizations and account settings in the first; Global Accelerator and S3 Multi-Region Access Points in
 * us-west-2.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
const regionsOfGlobalServices: Readonly<Record<string, readonly string[]>> = {
  aws: ['us-east-1', 'us-west-2'],
  'aws-us-gov': ['us-gov-west-1'],
  'aws-cn': ['cn-north-1'],
};

/** Where the calls of global services are recorded. Empty for a partition of one Region. */
export function globalServiceRegions(partition: string): readonly string[] {
  return regionsOfGlobalServices[partition] ?? [];
}
