import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const CUSTOMER_PROVIDED = 's3:x-amz-server-side-encryption-customer-algorithm';

/**
 * Denials of every write that would not end up under the bucket's own key.
 *
 * A request without encryption headers is not denied, because S3 then applies the bucket's default, which is that
 * key. A request that names an algorithm must name SSE-KMS and the key: Amazon Connect does, as its storage
 * association is configured with the key's ARN, and so does Data Firehose.
 *
 * @param objects ARN of all objects of the bucket
 * @param except ARN of objects that a service of AWS encrypts as it chooses; none when left out
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function encryptionDenials(objects: string, keyArn: string, except?: string): readonly PolicyStatement[] {
  const denyWrite = (sid: string, conditions: Record<string, Record<string, string>>) =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      ...(except === undefined ? { resources: [objects] } : { notResources: [except] }),
      conditions,
    });
  return [
    denyWrite('DenyOtherEncryption', { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } }),
    denyWrite('DenyOtherKey', { Null: { [KEY]: 'false' }, StringNotEquals: { [KEY]: keyArn } }),
    // SSE-KMS without a key means the AWS managed key, not the bucket's default.
    denyWrite('DenyUnnamedKey', { Null: { [ALGORITHM]: 'false', [KEY]: 'true' } }),
    denyWrite('DenyCustomerProvidedKey', { Null: { [CUSTOMER_PROVIDED]: 'false' } }),
  ];
}
