import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketReplicationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { withCloudFormation } from '../deploy/deployed-stacks';
import { errorOf, physicalId, requireStill, type Gap } from './gap';

const refusedTypes = ['AWS::Connect::Instance', 'AWS::DMS::ReplicationTask', 'AWS::CloudTrail::Trail'];

/** What its CloudFormation does otherwise. */
export const deployment: readonly Gap[] = [
  ...refusedTypes.map((type): Gap => ({
    title: `${type} is refused, and no stack with it is made`,
    async check({ emulator, account, region }) {
      const TemplateBody = JSON.stringify({ Resources: { Unknown: { Type: type, Properties: {} } } });
      const create = new CreateStackCommand({ StackName: 'refused', TemplateBody });
      const refusal = await withCloudFormation(emulator, { account, region }, (client) =>
        client.send(create).then(
          () => 'made',
          (error: unknown) => String(error),
        ),
      );
      requireStill(true, refusal.includes(`Unrecognized resource types: [${type}]`));
    },
  })),
  {
    title: 'the replicas of a global table are not made',
    async check(laboratory) {
      const client = new DynamoDBClient(laboratory.emulator.clientSettings(laboratory.account, laboratory.region));
      const { Table } = await client.send(new DescribeTableCommand({ TableName: physicalId(laboratory, 'Table') }));
      requireStill(0, Table?.Replicas?.length ?? 0);
    },
  },
  {
    title: 'the lifecycle rules of a bucket are ignored',
    async check(laboratory) {
      const client = new S3Client(laboratory.emulator.clientSettings(laboratory.account, laboratory.region));
      const ask = new GetBucketLifecycleConfigurationCommand({ Bucket: physicalId(laboratory, 'Source') });
      requireStill('NoSuchLifecycleConfiguration', await errorOf(() => client.send(ask)));
    },
  },
  {
    title: 'the encryption of a bucket is ignored: its default stays AES256',
    async check(laboratory) {
      const client = new S3Client(laboratory.emulator.clientSettings(laboratory.account, laboratory.region));
      const ask = new GetBucketEncryptionCommand({ Bucket: physicalId(laboratory, 'Source') });
      const { ServerSideEncryptionConfiguration } = await client.send(ask);
      const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
      requireStill('AES256', rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm);
    },
  },
  {
    title: 'the replication of a bucket is ignored',
    async check(laboratory) {
      const client = new S3Client(laboratory.emulator.clientSettings(laboratory.account, laboratory.region));
      const ask = new GetBucketReplicationCommand({ Bucket: physicalId(laboratory, 'Replicated') });
      requireStill('ReplicationConfigurationNotFoundError', await errorOf(() => client.send(ask)));
    },
  },
];
