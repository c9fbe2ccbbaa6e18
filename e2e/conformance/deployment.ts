import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketReplicationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { refusedTypes } from '../deploy/deployed-stacks';
import { KnownIncompleteness } from '../deploy/incompleteness';
import { createStack, errorOf, physicalId, requireStill, type Gap } from './gap';

/** Types that nothing here stands in for yet, and of which it must be known whether they are refused. */
const otherTypes = ['AWS::CloudTrail::Trail'];

/** What its CloudFormation does otherwise. */
export const deployment: readonly Gap[] = [
  {
    title: 'types that something stands in for are refused, but for the description of a database',
    async check({ emulator, account, region }) {
      const { substitutes } = await KnownIncompleteness.load();
      const types = [...substitutes.keys(), ...otherTypes].sort();
      const refused = await refusedTypes(emulator, { account, region }, types);
      requireStill(types.filter((type) => type !== 'AWS::RDS::DBInstance').sort(), [...refused].sort());
    },
  },
  {
    title: 'a database has a description and no server: Amazon RDS makes no secret of its master user',
    async check(laboratory) {
      const Database = {
        Type: 'AWS::RDS::DBInstance',
        Properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro' },
      };
      const Value = { 'Fn::GetAtt': ['Database', 'MasterUserSecret.SecretArn'] };
      const end = await createStack(laboratory, 'database', {
        Resources: { Database },
        Outputs: { Secret: { Value } },
      });
      requireStill(true, end.reason.includes('MasterUserSecret.SecretArn does not exist'));
    },
  },
  {
    title: 'a reference to a secret is its name and not its ARN, which its attribute Id is',
    async check(laboratory) {
      const Secret = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'conformance' } };
      const Outputs = { Ref: { Value: { Ref: 'Secret' } }, Id: { Value: { 'Fn::GetAtt': ['Secret', 'Id'] } } };
      const { outputs } = await createStack(laboratory, 'secret', { Resources: { Secret }, Outputs });
      requireStill(
        ['conformance', true],
        [outputs.get('Ref'), outputs.get('Id')?.startsWith('arn:aws:secretsmanager:')],
      );
    },
  },
  {
    title: 'a network has no attribute CidrBlock',
    async check(laboratory) {
      const Network = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/24' } };
      const Outputs = { Range: { Value: { 'Fn::GetAtt': ['Network', 'CidrBlock'] } } };
      const { reason } = await createStack(laboratory, 'network', { Resources: { Network }, Outputs });
      requireStill(true, reason.includes('CidrBlock does not exist'));
    },
  },
  {
    title: 'an alarm on an expression of metrics is refused',
    async check(laboratory) {
      const metric = { Metric: { Namespace: 'Conformance', MetricName: 'Any' }, Period: 60, Stat: 'Sum' };
      const Properties = {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Threshold: 1,
        Metrics: [{ Id: 'm1', MetricStat: metric, ReturnData: true }],
      };
      const Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties };
      const { reason } = await createStack(laboratory, 'alarm', { Resources: { Alarm } });
      requireStill(true, reason.includes('(metric math) is not supported'));
    },
  },
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
