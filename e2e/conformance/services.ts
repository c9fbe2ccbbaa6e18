import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {
  ListObjectsV2Command,
  PutBucketReplicationCommand,
  PutObjectCommand,
  S3Client,
  type ReplicationRule,
} from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorOf, physicalId, requireStill, type Gap, type Laboratory } from './gap';

const settings = ({ emulator, account, region }: Laboratory) => emulator.clientSettings(account, region);
/** The emulator does at once what it does. */
const replicationTime = 1_000;
const executionTimeout = 30_000;

const expiredKey = { id: { S: 'expired' } };
/** The emulator sweeps once a minute; AWS takes up to some days. */
const sweepTimeout = 90_000;

/** What its services do otherwise. */
export const services: readonly Gap[] = [
  {
    title: 'CloudFormation ignores the time to live of a global table; set by the API, an expired item goes',
    async check(laboratory) {
      const client = new DynamoDBClient(settings(laboratory));
      const TableName = physicalId(laboratory, 'Table');
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      requireStill('DISABLED', TimeToLiveDescription?.TimeToLiveStatus);
      const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
      await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
      const Item = { ...expiredKey, expiresAt: { N: String(Math.floor(Date.now() / 1000) - 60) } };
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    checkLater: async (laboratory) => {
      const client = new DynamoDBClient(settings(laboratory));
      const command = new GetItemCommand({ TableName: physicalId(laboratory, 'Table'), Key: expiredKey });
      const end = Date.now() + sweepTimeout;
      while ((await client.send(command)).Item !== undefined) {
        if (Date.now() > end) return requireStill('gone', 'there');
        await sleep(1_000);
      }
    },
  },
  {
    title: 'a key that waits for its deletion decrypts nothing, as in AWS',
    async check(laboratory) {
      const client = new KMSClient(settings(laboratory));
      const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
      const KeyId = KeyMetadata?.KeyId ?? '';
      const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('synthetic') }));
      await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      requireStill(
        'KMSInvalidStateException',
        await errorOf(() => client.send(new DecryptCommand({ KeyId, CiphertextBlob }))),
      );
    },
  },
  {
    title: 'a conditional write (If-None-Match) of an object that is there is refused (reported as ignored)',
    async check(laboratory) {
      const client = new S3Client(settings(laboratory));
      const object = { Bucket: physicalId(laboratory, 'Source'), Key: 'once', Body: 'x' };
      await client.send(new PutObjectCommand(object));
      requireStill(
        'PreconditionFailed',
        await errorOf(() => client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }))),
      );
    },
  },
  {
    title: 'replication of a bucket copies, when the S3 API sets it (reported as copying nothing)',
    async check(laboratory) {
      const client = new S3Client(settings(laboratory));
      const bucket = physicalId(laboratory, 'Source');
      const destination = physicalId(laboratory, 'Destination');
      const Rules: ReplicationRule[] = [
        {
          Status: 'Enabled',
          Priority: 0,
          Filter: { Prefix: '' },
          DeleteMarkerReplication: { Status: 'Disabled' },
          Destination: { Bucket: `arn:aws:s3:::${destination}` },
        },
      ];
      const Role = `arn:aws:iam::${laboratory.account}:role/${physicalId(laboratory, 'ReplicationRole')}`;
      await client.send(new PutBucketReplicationCommand({ Bucket: bucket, ReplicationConfiguration: { Role, Rules } }));
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'copied', Body: 'x' }));
      await sleep(replicationTime);
      const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket: destination }));
      requireStill(1, KeyCount);
    },
  },
  {
    title: 'CloudTrail knows of no event unless it is told to record',
    async check(laboratory) {
      const { Events = [] } = await new CloudTrailClient(settings(laboratory)).send(new LookupEventsCommand({}));
      requireStill(0, Events.length);
    },
  },
  {
    title: 'the name of an error that a function throws does not reach Catch: it is Runtime.HandlerError',
    async check(laboratory) {
      const client = new SFNClient(settings(laboratory));
      const start = new StartExecutionCommand({ stateMachineArn: physicalId(laboratory, 'Machine') });
      const { executionArn } = await client.send(start);
      const end = Date.now() + executionTimeout;
      for (;;) {
        const { status, error } = await client.send(new DescribeExecutionCommand({ executionArn }));
        if (status === 'RUNNING' && Date.now() < end) await sleep(200);
        else return requireStill('Runtime.HandlerError', error ?? status);
      }
    },
  },
  {
    title: 'AdminDeleteUser takes an alias (reported as InternalError)',
    async check(laboratory) {
      const client = new CognitoIdentityProviderClient(settings(laboratory));
      const { UserPool } = await client.send(
        new CreateUserPoolCommand({ PoolName: 'conformance', AliasAttributes: ['email'] }),
      );
      const UserPoolId = UserPool?.Id ?? '';
      const email = 'agent@example.com';
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      await client.send(
        new AdminCreateUserCommand({ UserPoolId, Username: 'agent', MessageAction: 'SUPPRESS', UserAttributes }),
      );
      requireStill(
        undefined,
        await errorOf(() => client.send(new AdminDeleteUserCommand({ UserPoolId, Username: email }))),
      );
    },
  },
];
