import { StorageClass } from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import { encryptionDenials } from '../../../lib/constructs/storage/encryption-denials';
import { lifecycleRules } from '../../../lib/constructs/storage/lifecycle';
import { applies, type RequestContext, statementsOf } from '../../support/policy';

const own = 'arn:aws:kms:ca-central-1:111111111111:key/own';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const CUSTOMER = 's3:x-amz-server-side-encryption-customer-algorithm';

const denials = statementsOf({
  Statement: encryptionDenials('arn:aws:s3:::b/*', own).map((s): unknown => s.toStatementJson()),
});
const denied = (context: RequestContext) => denials.some((statement) => applies(statement, 's3:PutObject', context));

describe('encryption denials', () => {
  test.each<[string, RequestContext, boolean]>([
    ['a write without headers, which the bucket encrypts with its own key', {}, false],
    ['a write under the own key, as Amazon Connect sends it', { [ALGORITHM]: 'aws:kms', [KEY]: own }, false],
    ['a write under the own key that leaves the algorithm out', { [KEY]: own }, false],
    ['a write under a key of S3', { [ALGORITHM]: 'AES256' }, true],
    ['a write with two layers under the own key', { [ALGORITHM]: 'aws:kms:dsse', [KEY]: own }, true],
    ['a write under the AWS managed key', { [ALGORITHM]: 'aws:kms' }, true],
    ['a write under another key', { [ALGORITHM]: 'aws:kms', [KEY]: 'arn:aws:kms:us-east-1:1:key/x' }, true],
    ['a write under a key that the caller brings', { [CUSTOMER]: 'AES256' }, true],
  ])('%s', (_, context, expected) => {
    expect(denied(context)).toBe(expected);
  });

  test('leave no way to write under anything but the own key', () => {
    const header = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    fc.assert(
      fc.property(
        header('aws:kms', 'AES256', 'aws:kms:dsse', ''),
        header(own, `${own}x`, 'alias/own', 'own', ''),
        header('AES256'),
        (algorithm, key, customer) => {
          const entries = [
            [ALGORITHM, algorithm],
            [KEY, key],
            [CUSTOMER, customer],
          ].filter((entry): entry is [string, string] => entry[1] !== undefined);
          const ownKey = customer === undefined && (key === undefined || key === own);
          const kms = algorithm === undefined || (algorithm === 'aws:kms' && key === own);
          expect(denied(Object.fromEntries(entries))).toBe(!(ownKey && kms));
        },
      ),
    );
  });
});

describe('lifecycle rules', () => {
  const retention = { days: 365, writeOnce: false, basis: ['default'] } as const;

  test('end every version, unfinished upload and delete marker', () => {
    const [rule, markers] = lifecycleRules(retention);
    expect(rule?.expiration?.toDays()).toBe(365);
    expect(rule?.noncurrentVersionExpiration?.toDays()).toBe(7);
    expect(rule?.abortIncompleteMultipartUploadAfter?.toDays()).toBe(1);
    expect(rule?.transitions).toBeUndefined();
    expect(markers?.expiredObjectDeleteMarker).toBe(true);
  });

  test('move to cheaper storage when the retention says so', () => {
    const [rule] = lifecycleRules({ ...retention, infrequentAccessAfterDays: 30, archiveAfterDays: 90 });
    expect(rule?.transitions?.map((step) => [step.storageClass.value, step.transitionAfter?.toDays()])).toEqual([
      [StorageClass.INFREQUENT_ACCESS.value, 30],
      [StorageClass.GLACIER_INSTANT_RETRIEVAL.value, 90],
    ]);
  });
});
