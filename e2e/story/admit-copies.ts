import { GetBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type Cast } from './scene';

const policySchema = z.looseObject({
  Statement: z.array(z.looseObject({ Condition: z.record(z.string(), z.unknown()).optional() })),
});

/**
 * The emulator does not see the tags of an object that is the source of a copy, and takes it for one without a label: the
 * statements that refuse those are taken out of the bucket's policy meanwhile.
 */
export async function admitCopies<T>(cast: Cast, Bucket: string, run: () => Promise<T>): Promise<T> {
  const client = new S3Client(cast.emulator.clientSettings(cast.account, cast.region));
  const { Policy = '' } = await client.send(new GetBucketPolicyCommand({ Bucket }));
  const policy = policySchema.parse(JSON.parse(Policy));
  // Those who are cleared for some labels only stay refused: that is said by tags of principals.
  const asksForLabel = (condition: object | undefined): boolean => {
    const text = JSON.stringify(condition ?? {});
    return /"StringNotEquals":\{"s3:ExistingObjectTag/.test(text) && !text.includes('aws:PrincipalTag');
  };
  const Statement = policy.Statement.filter(({ Condition }) => !asksForLabel(Condition));
  if (Statement.length === policy.Statement.length) throw new Error(`${Bucket} refuses nobody what has no label`);
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ ...policy, Statement }) }));
  try {
    return await run();
  } finally {
    await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  }
}
