import { DynamoDBClient, PutItemCommand, PutResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DeleteBucketPolicyCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Credentials } from '../emulator/emulator';
import { errorOf, physicalId, requireStill, type Gap, type Laboratory } from './gap';

const store = ({ emulator, account, region }: Laboratory, credentials?: Credentials): S3Client =>
  new S3Client(emulator.clientSettings(account, region, credentials));

/** A bucket policy that denies writes under the condition. */
const denyWrites = (bucket: string, Condition?: Record<string, unknown>): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `arn:aws:s3:::${bucket}/*`, Condition },
    ],
  });

async function withPolicy<T>(
  laboratory: Laboratory,
  policy: (bucket: string) => string,
  use: (bucket: string) => Promise<T>,
): Promise<T> {
  const bucket = physicalId(laboratory, 'Source');
  const root = store(laboratory);
  await root.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy(bucket) }));
  try {
    return await use(bucket);
  } finally {
    await root.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
  }
}

/** Who may do what: the emulator now judges much of it, and some of it not as AWS does. */
export const authorisation: readonly Gap[] = [
  {
    title: 'signatures are verified (reported as not verified; they are with AUTH=true)',
    async check(laboratory) {
      const forged = { ...laboratory.administrator, secretAccessKey: 'another-secret' };
      requireStill(
        'SignatureDoesNotMatch',
        await errorOf(() => store(laboratory, forged).send(new ListBucketsCommand({}))),
      );
    },
  },
  {
    title: 'identity policies are judged (reported as not judged; they are with AUTH=true)',
    async check(laboratory) {
      const iam = new IAMClient(laboratory.emulator.clientSettings(laboratory.account, 'us-east-1'));
      await iam.send(new CreateUserCommand({ UserName: 'nobody' }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'nobody' }));
      const nobody = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
      requireStill('AccessDenied', await errorOf(() => store(laboratory, nobody).send(new ListBucketsCommand({}))));
    },
  },
  {
    title: "an account's root is never refused, also not by a bucket policy that denies everyone",
    async check(laboratory) {
      const write = (bucket: string) =>
        errorOf(() => store(laboratory).send(new PutObjectCommand({ Bucket: bucket, Key: 'root', Body: 'x' })));
      requireStill(undefined, await withPolicy(laboratory, (bucket) => denyWrites(bucket), write));
    },
  },
  {
    title:
      'the condition key of the KMS key of a write is unknown, so a write that names a key is judged as naming none',
    async check(laboratory) {
      const unnamed = { Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' } };
      const key = `arn:aws:kms:${laboratory.region}:${laboratory.account}:key/11111111-2222-4333-8444-555555555555`;
      const named = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key } as const;
      const write = (bucket: string) =>
        errorOf(() =>
          store(laboratory, laboratory.administrator).send(
            new PutObjectCommand({ Bucket: bucket, Key: 'key', Body: 'x', ...named }),
          ),
        );
      requireStill('AccessDenied', await withPolicy(laboratory, (bucket) => denyWrites(bucket, unnamed), write));
    },
  },
  {
    title: 'the resource policy of a table is stored and not judged',
    async check(laboratory) {
      const { emulator, account, region, administrator } = laboratory;
      const name = physicalId(laboratory, 'Table');
      const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
      const Statement = [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'dynamodb:PutItem', Resource: '*' }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      const root = new DynamoDBClient(emulator.clientSettings(account, region));
      await root.send(new PutResourcePolicyCommand({ ResourceArn: arn, Policy }));
      const client = new DynamoDBClient(emulator.clientSettings(account, region, administrator));
      const write = new PutItemCommand({ TableName: name, Item: { id: { S: 'denied' } } });
      requireStill(undefined, await errorOf(() => client.send(write)));
    },
  },
];
