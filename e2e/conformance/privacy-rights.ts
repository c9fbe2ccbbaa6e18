import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CopyObjectCommand,
  DeleteBucketPolicyCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Credentials } from '../emulator/emulator';
import { errorOf, physicalId, requireStill, type Gap, type Laboratory } from './gap';

const settings = ({ emulator, account, region }: Laboratory, credentials?: Credentials) =>
  emulator.clientSettings(account, region, credentials);

/** A new user with these rights, or none. */
async function userWith(laboratory: Laboratory, UserName: string, statement?: object): Promise<Credentials> {
  const client = new IAMClient(settings(laboratory));
  await client.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  if (statement) await client.send(new PutUserPolicyCommand({ UserName, PolicyName: 'Rights', PolicyDocument }));
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** Rights that the scenes of disclosure and erasure work around, or cannot see. */
export const privacyRights: readonly Gap[] = [
  {
    title: 'the condition key kms:CallerAccount of a key policy is unknown, so that whom it admits is refused',
    async check(laboratory) {
      const user = await userWith(laboratory, 'key-user');
      const root = { AWS: `arn:aws:iam::${laboratory.account}:root` };
      const encryptUnder = async (Condition?: object) => {
        const admitted = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Encrypt', Resource: '*', Condition };
        const Statement = [{ Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' }, admitted];
        const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
        const { KeyMetadata } = await new KMSClient(settings(laboratory)).send(new CreateKeyCommand({ Policy }));
        const command = new EncryptCommand({ KeyId: KeyMetadata?.KeyId, Plaintext: Buffer.from('synthetic') });
        return errorOf(() => new KMSClient(settings(laboratory, user)).send(command));
      };
      const ofAccount = { StringEquals: { 'kms:CallerAccount': laboratory.account } };
      requireStill([undefined, 'AccessDeniedException'], [await encryptUnder(), await encryptUnder(ofAccount)]);
    },
  },
  {
    title: 'ses:SendEmail is judged on no identity and from no address, so that a right that names them allows nothing',
    async check(laboratory) {
      const sender = 'officer@conformance.example';
      const { account, region } = laboratory;
      await new SESv2Client(settings(laboratory)).send(
        new CreateEmailIdentityCommand({ EmailIdentity: 'conformance.example' }),
      );
      const Resource = `arn:aws:ses:${region}:${account}:identity/conformance.example`;
      const Condition = { StringEquals: { 'ses:FromAddress': sender } };
      const right = { Effect: 'Allow', Action: 'ses:SendEmail' };
      const sendAs = async (user: Credentials) =>
        errorOf(() =>
          new SESv2Client(settings(laboratory, user)).send(
            new SendEmailCommand({
              FromEmailAddress: sender,
              Destination: { ToAddresses: ['person@example.com'] },
              Content: { Simple: { Subject: { Data: 'synthetic' }, Body: { Text: { Data: 'synthetic' } } } },
            }),
          ),
        );
      const anywhere = await sendAs(await userWith(laboratory, 'sender-anywhere', { ...right, Resource: '*' }));
      const named = await sendAs(await userWith(laboratory, 'sender', { ...right, Resource, Condition }));
      requireStill([undefined, 'AccessDeniedException'], [anywhere, named]);
    },
  },
  {
    title: 'the tags of an object are seen when it is read, and not when it is copied',
    async check(laboratory) {
      const Bucket = physicalId(laboratory, 'Source');
      const root = new S3Client(settings(laboratory));
      const client = new S3Client(settings(laboratory, laboratory.administrator));
      await root.send(new PutObjectCommand({ Bucket, Key: 'labelled', Body: 'x', Tagging: 'label=any' }));
      const Condition = { StringNotEquals: { 's3:ExistingObjectTag/label': 'any' } };
      const Resource = `arn:aws:s3:::${Bucket}/labelled`;
      const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource, Condition }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      await root.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      const read = await errorOf(() => client.send(new GetObjectCommand({ Bucket, Key: 'labelled' })));
      const copy = new CopyObjectCommand({ Bucket, Key: 'copy-of-labelled', CopySource: `${Bucket}/labelled` });
      const copied = await errorOf(() => client.send(copy));
      await root.send(new DeleteBucketPolicyCommand({ Bucket }));
      requireStill([undefined, 'AccessDenied'], [read, copied]);
    },
  },
  {
    title: 'the condition key s3:signatureAge is unknown: a link opens that is older than the bucket lets it be',
    async check(laboratory) {
      const Bucket = physicalId(laboratory, 'Source');
      const root = new S3Client(settings(laboratory));
      const object = { Bucket, Key: 'linked' };
      await root.send(new PutObjectCommand({ ...object, Body: 'x' }));
      const Condition = { NumericGreaterThan: { 's3:signatureAge': 60_000 } };
      const Resource = `arn:aws:s3:::${Bucket}/linked`;
      const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource, Condition }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      await root.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      const link = await getSignedUrl(
        new S3Client(settings(laboratory, laboratory.administrator)),
        new GetObjectCommand(object),
        { expiresIn: 600, signingDate: new Date(Date.now() - 300_000) },
      );
      const { status } = await laboratory.emulator.open(new URL(link));
      await root.send(new DeleteBucketPolicyCommand({ Bucket }));
      requireStill(200, status);
    },
  },
];
