import { AthenaClient, GetQueryExecutionCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { ConnectCasesClient, GetDomainCommand } from '@aws-sdk/client-connectcases';
import { CustomerProfilesClient, SearchProfilesCommand } from '@aws-sdk/client-customer-profiles';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { createStack, errorOf, physicalId, requireStill, type Gap, type Laboratory } from './gap';

const settings = ({ emulator, account, region }: Laboratory) => emulator.clientSettings(account, region);

const deliveryTimeout = 20_000;

const roleArn = (laboratory: Laboratory, logicalId: string): string =>
  `arn:aws:iam::${laboratory.account}:role/${physicalId(laboratory, logicalId)}`;

const functionOf = (laboratory: Laboratory, ZipFile: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: 30,
    Code: { ZipFile },
    Role: roleArn(laboratory, 'FunctionRole'),
  },
});

/** A function that masks each record by whether the emulator has answered it within two seconds. */
const askingFunction = `
const https = require('node:https');
exports.handler = async ({ records }) => {
  const said = await new Promise((resolve) => {
    const url = new URL('/_ministack/health', process.env.AWS_ENDPOINT_URL);
    https.get(url, { rejectUnauthorized: false }, () => resolve('answered')).on('error', () => resolve('failed'));
    setTimeout(() => resolve('silent'), 2000);
  });
  const data = Buffer.from(said).toString('base64');
  return { records: records.map(({ recordId }) => ({ recordId, result: 'Ok', data })) };
};`;

async function firstDelivered(laboratory: Laboratory, Bucket: string): Promise<string | undefined> {
  const client = new S3Client(settings(laboratory));
  const end = Date.now() + deliveryTimeout;
  while (Date.now() < end) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'delivered/' }));
    const [object] = Contents;
    if (object) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: object.Key }));
      return Body?.transformToString();
    }
    await sleep(200);
  }
  return undefined;
}

/** Services that the scenes of labels, masking, disclosure, erasure and payments go around. */
export const privacyServices: readonly Gap[] = [
  {
    title: 'the event of a new object tells the object, and not its version',
    async check(laboratory) {
      const { emulator, account, region } = laboratory;
      const Queue = { Type: 'AWS::SQS::Queue' };
      const arn = { 'Fn::GetAtt': ['Queue', 'Arn'] };
      const Statement = [
        { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn },
      ];
      const Resources = {
        Queue,
        Access: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Version: '2012-10-17', Statement } },
        },
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            VersioningConfiguration: { Status: 'Enabled' },
            NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
          },
        },
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventPattern: {
              source: ['aws.s3'],
              'detail-type': ['Object Created'],
              detail: { bucket: { name: [{ Ref: 'Bucket' }] } },
            },
            Targets: [{ Id: 'queue', Arn: arn }],
          },
        },
      };
      const Outputs = { Bucket: { Value: { Ref: 'Bucket' } }, Queue: { Value: { Ref: 'Queue' } } };
      const { outputs } = await createStack(laboratory, 'events', { Resources, Outputs });
      const put = new PutObjectCommand({ Bucket: outputs.get('Bucket'), Key: 'new', Body: 'x' });
      await new S3Client(settings(laboratory)).send(put);
      const place = { account, region, service: 'sqs' };
      const end = Date.now() + deliveryTimeout;
      for (;;) {
        const input = { QueueUrl: outputs.get('Queue') };
        const answer = await emulator.call(place, 'AmazonSQS.ReceiveMessage', input);
        const [message] = messagesSchema.parse(answer).Messages;
        if (message === undefined && Date.now() < end) await sleep(200);
        else return requireStill(['new', false], eventOf(message?.Body));
      }
    },
  },
  {
    title: 'there is no Amazon Connect Customer Profiles, and no Amazon Connect Cases',
    async check(laboratory) {
      const DomainName = 'conformance';
      const search = new SearchProfilesCommand({ DomainName, KeyName: '_phone', Values: ['+15145550100'] });
      const domain = new GetDomainCommand({ domainId: DomainName });
      const measured = [
        await errorOf(() => new CustomerProfilesClient(settings(laboratory)).send(search)),
        await errorOf(() => new ConnectCasesClient(settings(laboratory)).send(domain)),
      ];
      requireStill(['Unknown', 'Unknown'], measured);
    },
  },
  {
    title: 'Amazon Athena reads no data: it has a result for a table that is not there',
    async check(laboratory) {
      const client = new AthenaClient(settings(laboratory));
      const { QueryExecutionId } = await client.send(
        new StartQueryExecutionCommand({
          QueryString: 'SELECT DISTINCT "$path" AS path FROM nowhere',
          QueryExecutionContext: { Database: 'nothing' },
          ResultConfiguration: { OutputLocation: `s3://${physicalId(laboratory, 'Source')}/results/` },
        }),
      );
      const end = Date.now() + deliveryTimeout;
      for (;;) {
        const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }));
        const state = QueryExecution?.Status?.State;
        if ((state === 'QUEUED' || state === 'RUNNING') && Date.now() < end) await sleep(200);
        else return requireStill('SUCCEEDED', state);
      }
    },
  },
  {
    title: "functions run beside the emulator, without the files of AWS's runtime",
    async check(laboratory) {
      const code = `exports.handler = async (file) => require('node:fs').existsSync(file);`;
      const Outputs = { Name: { Value: { Ref: 'Function' } } };
      const Resources = { Function: functionOf(laboratory, code) };
      const { outputs } = await createStack(laboratory, 'runtime', { Resources, Outputs });
      const Payload = Buffer.from(JSON.stringify('/var/runtime/ca-cert.pem'));
      const invocation = new InvokeCommand({ FunctionName: outputs.get('Name'), Payload });
      const { Payload: answer } = await new LambdaClient(settings(laboratory)).send(invocation);
      requireStill('false', Buffer.from(answer ?? []).toString());
    },
  },
  {
    title:
      'while Data Firehose waits for a function, for records of a stream, the emulator does not answer that function',
    async check(laboratory) {
      const bucket = physicalId(laboratory, 'Destination');
      const role = roleArn(laboratory, 'FunctionRole');
      const processor = {
        Type: 'Lambda',
        Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': ['Function', 'Arn'] } }],
      };
      const Source = { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } };
      const KinesisStreamARN = { 'Fn::GetAtt': ['Source', 'Arn'] };
      const Delivery = {
        Type: 'AWS::KinesisFirehose::DeliveryStream',
        Properties: {
          DeliveryStreamType: 'KinesisStreamAsSource',
          KinesisStreamSourceConfiguration: { KinesisStreamARN, RoleARN: role },
          ExtendedS3DestinationConfiguration: {
            BucketARN: `arn:aws:s3:::${bucket}`,
            RoleARN: role,
            Prefix: 'delivered/',
            ProcessingConfiguration: { Enabled: true, Processors: [processor] },
          },
        },
      };
      const Outputs = { Source: { Value: KinesisStreamARN } };
      const Resources = { Function: functionOf(laboratory, askingFunction), Source, Delivery };
      const { outputs } = await createStack(laboratory, 'delivery', { Resources, Outputs });
      await new KinesisClient(settings(laboratory)).send(
        new PutRecordCommand({ StreamARN: outputs.get('Source'), PartitionKey: 'any', Data: Buffer.from('{}') }),
      );
      requireStill('silent', await firstDelivered(laboratory, bucket));
    },
  },
];

const messagesSchema = z.object({ Messages: z.array(z.object({ Body: z.string() })).default([]) });
const eventSchema = z.object({ detail: z.object({ object: z.looseObject({ key: z.string() }) }) });

/** Key of the object that an event is about, and whether it tells the version. */
function eventOf(body = '{}'): readonly [string, boolean] {
  const { object } = eventSchema.parse(JSON.parse(body)).detail;
  return [object.key, 'version-id' in object];
}
