import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { busEvent, identities, trailRecord } from '../../../test/support/cloudtrail-event';
import { readTemplate } from '../../deploy/assembly';
import { stackOutputs, stackResources, waitForStack, withCloudFormation } from '../../deploy/deployed-stacks';
import { auditStage } from '../../residency-audit';
import { stackOf } from '../invoke';
import { asAdministrator, type Cast, type Scene } from '../scene';

/** Where no jurisdiction of the example is at home, and nobody looks. */
const unwatchedRegion = 'sa-east-1';
const deliveryTimeout = 10_000;

/**
 * Someone changes where recordings go, and makes a bucket in another Region. People hear of the one, the audit finds the
 * other. The emulator records no calls: events in the form of AWS CloudTrail are matched with the deployed rules, and
 * one is sent on the way that a rule's own target has.
 */
export const scene: Scene = {
  time: '14:00',
  title: 'alarms and audit',
  async play(cast) {
    await hear(cast);
    await audit(cast);
  },
};

interface DeployedRule {
  readonly pattern: string;
  readonly target: Readonly<Record<string, unknown>>;
  /** Whether people are told; if not, an audit is asked for. */
  readonly isForPeople: boolean;
}

const ruleSchema = z.object({ EventPattern: z.string() });
const targetsSchema = z.object({ Targets: z.tuple([z.looseObject({ Arn: z.string() })]) });

/** The rules on calls that EventBridge has of the compliance stack, with their only targets. */
async function deployedRules(cast: Cast): Promise<readonly DeployedRule[]> {
  const stack = stackOf(cast.stacks, `${cast.region}-compliance`);
  const names = await stackResources(cast.emulator, stack);
  const ids = Object.entries(readTemplate(stack).Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::Events::Rule' && Properties?.['EventPattern'] !== undefined ? [id] : [],
  );
  return Promise.all(
    ids.map(async (id) => {
      const Name = (names.get(id) ?? id).split('/').at(-1);
      const { EventPattern } = ruleSchema.parse(await events(cast, 'DescribeRule', { Name }));
      const { Targets } = targetsSchema.parse(await events(cast, 'ListTargetsByRule', { Rule: Name }));
      const [target] = Targets;
      return { pattern: EventPattern, target, isForPeople: target.Arn.includes(':sns:') };
    }),
  );
}

const events = ({ emulator, account, region }: Cast, operation: string, input: object): Promise<unknown> =>
  emulator.call({ account, region, service: 'events' }, `AWSEvents.${operation}`, input);

async function matching(cast: Cast, rules: readonly DeployedRule[], event: object): Promise<readonly DeployedRule[]> {
  const found: DeployedRule[] = [];
  for (const rule of rules) {
    const input = { EventPattern: rule.pattern, Event: JSON.stringify(event) };
    const { Result } = z.object({ Result: z.boolean() }).parse(await events(cast, 'TestEventPattern', input));
    if (Result) found.push(rule);
  }
  return found;
}

async function hear(cast: Cast): Promise<void> {
  const { report, region, account } = cast;
  const rules = await report.step('EventBridge has the rules of the compliance stack', () => deployedRules(cast));
  if (rules === undefined) return;
  const call = (userIdentity: object) =>
    busEvent(
      'aws.connect',
      trailRecord('connect.amazonaws.com', 'UpdateInstanceStorageConfig', { userIdentity, awsRegion: region }),
    );
  const requireTold = async (userIdentity: object, people: boolean): Promise<DeployedRule | undefined> => {
    const found = await matching(cast, rules, call(userIdentity));
    const forPeople = found.find(({ isForPeople }) => isForPeople);
    if ((forPeople !== undefined) !== people || !found.some(({ isForPeople }) => !isForPeople)) {
      throw new Error(`${found.length} rules match: ${found.map(({ target }) => String(target['Arn'])).join(', ')}`);
    }
    return forPeople;
  };
  const rule = await report.step(
    'someone changes where recordings go: people are told, and an audit is asked for',
    () => requireTold(identities.person, true),
  );
  await report.step('the role that deploys does so: an audit is asked for, nobody is told', () => {
    const own = JSON.stringify(identities.deployer(region)).replaceAll(/\d{12}/g, account);
    return requireTold(JSON.parse(own) as object, false);
  });
  await report.step('someone lists the storage: neither', async () => {
    const read = busEvent('aws.connect', trailRecord('connect.amazonaws.com', 'ListInstanceStorageConfigs'));
    const found = await matching(cast, rules, read);
    if (found.length > 0) throw new Error(`${found.length} rules match`);
  });
  if (rule === undefined) return;
  await report.step('the message tells call and Region, and not who it was', () =>
    receive(cast, rule, call(identities.person)),
  );
}

/**
 * Sends the event to the topic by a rule with the same target and pattern, but for the source: nobody but AWS may send
 * events as one of its services, and the emulator keeps to that.
 */
async function receive(cast: Cast, { target, pattern }: DeployedRule, event: object): Promise<void> {
  const { source, ...rest } = z.looseObject({ source: z.array(z.string()) }).parse(JSON.parse(pattern));
  const Name = `heard-in-${cast.jurisdiction}`;
  const EventPattern = JSON.stringify({ ...rest, source: source.map((name) => `synthetic.${name}`) });
  const mailbox = await subscribe(cast, String(target['Arn']), Name);
  await events(cast, 'PutRule', { Name, EventPattern });
  await events(cast, 'PutTargets', { Rule: Name, Targets: [target] });
  const { detail, 'detail-type': DetailType } = z.looseObject({ detail: z.unknown() }).parse(event);
  const entry = { Source: 'synthetic.aws.connect', DetailType, Detail: JSON.stringify(detail) };
  await events(cast, 'PutEvents', { Entries: [entry] });
  const text = await firstMessage(cast, mailbox);
  if (!text.includes('UpdateInstanceStorageConfig') || !text.includes(cast.region)) throw new Error(text);
  if (text.includes('a.example') || text.includes('203.0.113')) throw new Error(`it tells who it was: ${text}`);
}

/**
 * Somebody of those who are told: the emulator sends no mail, so that a queue stands for the mailbox.
 *
 * @returns the queue's URL
 */
async function subscribe({ emulator, account, region }: Cast, topic: string, name: string): Promise<string> {
  const stack = { name, account, region };
  const Endpoint = { 'Fn::GetAtt': ['Mailbox', 'Arn'] };
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Endpoint,
    Condition: { ArnEquals: { 'aws:SourceArn': topic } },
  };
  const PolicyDocument = { Version: '2012-10-17', Statement: [Statement] };
  const template = {
    Resources: {
      Mailbox: { Type: 'AWS::SQS::Queue' },
      Access: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Mailbox' }], PolicyDocument } },
      Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: topic, Protocol: 'sqs', Endpoint } },
    },
    Outputs: { Url: { Value: { Ref: 'Mailbox' } } },
  };
  await withCloudFormation(emulator, stack, (client) =>
    client.send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(template) })),
  );
  await waitForStack(emulator, stack, 'CREATE_COMPLETE');
  return (await stackOutputs(emulator, stack)).get('Url') ?? '';
}

async function firstMessage({ emulator, account, region }: Cast, QueueUrl: string): Promise<string> {
  const queues = { account, region, service: 'sqs' };
  const answerSchema = z.object({ Messages: z.array(z.object({ Body: z.string() })).optional() });
  const end = Date.now() + deliveryTimeout;
  while (Date.now() < end) {
    const { Messages = [] } = answerSchema.parse(await emulator.call(queues, 'AmazonSQS.ReceiveMessage', { QueueUrl }));
    const [message] = Messages;
    if (message) return message.Body;
    await sleep(200);
  }
  throw new Error(`nothing arrived within ${deliveryTimeout / 1000} s`);
}

async function audit(cast: Cast): Promise<void> {
  const { report, account, jurisdiction } = cast;
  const { stage } = stackOf(cast.stacks, `${cast.region}-compliance`);
  const client = new S3Client(asAdministrator(cast, unwatchedRegion));
  const Bucket = `somebodys-bucket-of-${jurisdiction}`;
  await report.step(`someone makes a bucket in ${unwatchedRegion}`, async () => {
    const CreateBucketConfiguration = { LocationConstraint: unwatchedRegion } as const;
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  });
  const escapes = async () => {
    const { findings } = await auditStage(cast.emulator, account, stage);
    return { findings, found: findings.filter(({ verdict }) => verdict === 'escapes') };
  };
  await report.step('`residency audit` finds it, and says what it could not read', async () => {
    const { findings, found } = await escapes();
    const [escape, ...others] = found;
    if (escape === undefined || others.length > 0 || !JSON.stringify(escape).includes(Bucket)) {
      throw new Error(`what escapes is ${JSON.stringify(found)}`);
    }
    report.line(escape.message);
    const unread = findings.find(
      ({ verdict, rule, resource }) =>
        verdict === 'unproven' && rule === 'live-account-read' && JSON.stringify(resource).includes('AWS::Connect'),
    );
    if (unread === undefined) throw new Error('the audit says nothing of Amazon Connect, which is not there to read');
    report.line(unread.message);
  });
  await report.step('the bucket is deleted, and the audit finds nothing that escapes', async () => {
    await client.send(new DeleteBucketCommand({ Bucket }));
    const { found } = await escapes();
    if (found.length > 0) throw new Error(`what escapes is ${JSON.stringify(found)}`);
  });
}
