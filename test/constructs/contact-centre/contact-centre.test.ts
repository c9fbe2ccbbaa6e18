import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AlarmTopic } from '../../../lib/constructs/alarms/alarm-topic';
import {
  ContactCentre,
  type ContactCentreFeatures,
  type ContactCentreProps,
} from '../../../lib/constructs/contact-centre/contact-centre';
import { STORAGE_OFF_METADATA } from '../../../lib/constructs/contact-centre/storage-associations';
import { storageTypes } from '../../../lib/domain/storage-type';
import { ContentBucket } from '../../../lib/constructs/content/content-bucket';
import { type ContentKind, contentKinds } from '../../../lib/constructs/content/content-kind';
import { OrganisationLookUp } from '../../../lib/constructs/organisations/organisation-look-up';
import { alarmOwners } from '../../support/alarm-owners';
import { applies, statementsOf } from '../../support/policy';
import { home, onlyResource, resourcesOf, testKey, testStack, type TemplateResource } from '../../support/stack';
import { defaultCollectionNotice } from '../../../lib/domain/collection-notice';

const everything: ContactCentreFeatures = {
  inboundCalls: true,
  outboundCalls: true,
  email: true,
  contactLens: true,
  generativeAi: false,
  contactRecordLake: true,
  agentEvents: true,
  liveMediaStreaming: true,
  realTimeAnalysis: true,
  customerProfiles: true,
  contactFlowLogs: true,
};
const nothing: ContactCentreFeatures = {
  inboundCalls: true,
  outboundCalls: false,
  email: false,
  contactLens: false,
  generativeAi: false,
  contactRecordLake: false,
  agentEvents: false,
  liveMediaStreaming: false,
  realTimeAnalysis: false,
  customerProfiles: false,
  contactFlowLogs: false,
};

function build(
  features: ContactCentreFeatures,
  kinds: readonly ContentKind[],
  props: Partial<ContactCentreProps> = {},
): Stack {
  const stack = testStack();
  const key = testKey(stack);
  const accessLogs = Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
  const retention = { days: 365, writeOnce: false, basis: ['default'] } as const;
  const access = { jurisdiction: 'ca', levels: ['protected-b'] } as const;
  const identity = new Stack(stack.node.root, 'Identity', { env: home });
  const logKey = testKey(identity);
  const topic = new AlarmTopic(identity, 'Alarms', { key: logKey, recipients: [], owners: alarmOwners });
  const registry = { stage: 'registry-prod', account: home.account };
  const lookUp = new OrganisationLookUp(identity, 'LookUp', { logKey, logRetentionDays: 90, registry, topic });
  new ContactCentre(stack, 'ContactCentre', {
    lookUp,
    masking: { stage: 'ca-prod', subjectKey: key, topic, logKey, logRetentionDays: 90 },
    organisationQueues: [],
    alias: 'northwind-ca-prod',
    features,
    content: Object.fromEntries(
      kinds.map((kind) => [kind, new ContentBucket(stack, { kind, key, accessLogs, retention, access })]),
    ),
    contentKey: key,
    streamKeyAlias: 'ca-prod/streams',
    streamRetentionHours: 24,
    mediaRetentionHours: 24,
    deliveryLogs: { key, retentionDays: 90 },
    profiles: { keyAlias: 'ca-prod/profiles', retentionDays: 365 },
    approvedOrigins: ['https://desk.example.com', 'https://other.example.com'],
    collectionNotice: defaultCollectionNotice,
    phoneNumbers: [],
    ...props,
  });
  return stack;
}

const associations = (stack: Stack) => resourcesOf(stack, 'AWS::Connect::InstanceStorageConfig');
const typeOf = (association: TemplateResource) => String(association.Properties['ResourceType']);
const offOf = (stack: Stack) =>
  onlyResource(stack, 'AWS::Connect::Instance').Metadata?.[STORAGE_OFF_METADATA] as Record<string, string>;

describe('ContactCentre', () => {
  const full = build(everything, contentKinds);
  const bare = build(nothing, []);

  test.each([
    ['everything on', full, 12],
    ['everything off', bare, 0],
  ])('with %s, every storage type has a place or a reason', (_, stack, placed) => {
    const pinned = associations(stack).map(typeOf);
    expect(pinned).toHaveLength(placed);
    expect([...pinned, ...Object.keys(offOf(stack))].sort()).toEqual([...storageTypes].sort());
    for (const reason of Object.values(offOf(stack))) expect(reason.length).toBeGreaterThan(20);
  });

  test('knows every storage type that CloudFormation knows', () => {
    expect(storageTypes).toHaveLength(13);
    expect(new Set(storageTypes).size).toBe(13);
  });

  test.each([
    ['CALL_RECORDINGS', 'CallRecordings', 'call-recordings'],
    ['SCREEN_RECORDINGS', 'ScreenRecordings', 'screen-recordings'],
    ['CHAT_TRANSCRIPTS', 'Transcripts', 'chat-transcripts'],
    ['ATTACHMENTS', 'Attachments', 'attachments'],
    ['EMAIL_MESSAGES', 'EmailMessages', 'email-messages'],
    ['CONTACT_EVALUATIONS', 'Evaluations', 'contact-evaluations'],
    ['SCHEDULED_REPORTS', 'Reports', 'scheduled-reports'],
  ])('%s go to their bucket under the full ARN of the key', (type, bucket, prefix) => {
    expect(associations(full).find((association) => typeOf(association) === type)?.Properties).toMatchObject({
      StorageType: 'S3',
      S3Config: {
        BucketName: { Ref: expect.stringMatching(new RegExp(`^${bucket}`)) as string },
        BucketPrefix: prefix,
        EncryptionConfig: {
          EncryptionType: 'KMS',
          KeyId: { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] },
        },
      },
    });
  });

  test('live media is encrypted with the key of the Region and ends', () => {
    const media = associations(full).find((association) => typeOf(association) === 'MEDIA_STREAMS');
    expect(media?.Properties).toMatchObject({
      StorageType: 'KINESIS_VIDEO_STREAM',
      KinesisVideoStreamConfig: { RetentionPeriodHours: 24, EncryptionConfig: { EncryptionType: 'KMS' } },
    });
  });

  test('creates what belongs to the instance one after another', () => {
    const connect = Object.entries(Template.fromStack(full).toJSON()['Resources'] as Record<string, TemplateResource>)
      .filter(([, { Type }]) => Type.startsWith('AWS::Connect::') && Type !== 'AWS::Connect::Instance')
      .map(([logicalId, { DependsOn = [] }]) => ({ logicalId, after: [DependsOn].flat() }));
    const ids = new Set(connect.map(({ logicalId }) => logicalId));
    const first = connect.filter(({ after }) => !after.some((id) => ids.has(id)));
    const successors = connect.flatMap(({ after }) => after.filter((id) => ids.has(id)));
    // One chain: one beginning, and nothing that two others wait for.
    expect(first).toHaveLength(1);
    expect(new Set(successors).size).toBe(connect.length - 1);
  });

  test('is kept, and neither alias nor organisation is in its logical id', () => {
    const instance = onlyResource(full, 'AWS::Connect::Instance');
    expect(instance).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(instance.Properties).toMatchObject({
      IdentityManagementType: 'SAML',
      InstanceAlias: 'northwind-ca-prod',
      Attributes: { InboundCalls: true, OutboundCalls: true, ContactLens: true, ContactflowLogs: true },
    });
    const renamed = build(everything, contentKinds, { alias: 'other' });
    const ids = (stack: Stack) => Object.keys(Template.fromStack(stack).toJSON()['Resources'] as object);
    expect(ids(renamed)).toEqual(ids(full));
  });

  test('lets the instance encrypt its streams, and nobody through another Region', () => {
    const key = resourcesOf(full, 'AWS::KMS::Key').find(({ logicalId }) => logicalId.startsWith('ContactCentre'));
    const grant = statementsOf(key?.Properties['KeyPolicy']).find(({ Sid }) => Sid === 'InstanceWritesToStreams');
    expect(grant).toMatchObject({
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey'],
      Principal: { AWS: { 'Fn::GetAtt': [expect.stringContaining('Instance'), 'ServiceRole'] } },
    });
    const via = (service: string) => grant && applies(grant, 'kms:GenerateDataKey', { 'kms:ViaService': service });
    expect(via('kinesis.ca-central-1.amazonaws.com')).toBe(true);
    expect(via('kinesis.us-east-1.amazonaws.com')).toBe(false);
    // Not before the instance's role has had time to become known.
    expect(key?.DependsOn).toEqual([expect.stringContaining('SCHEDULEDREPORTS')]);
  });

  test('delivers contact records and agent events to the lake, and cannot read it', () => {
    const deliveries = resourcesOf(full, 'AWS::KinesisFirehose::DeliveryStream');
    const prefixes = deliveries.map(
      ({ Properties }) => (Properties['ExtendedS3DestinationConfiguration'] as { Prefix: string }).Prefix,
    );
    expect(prefixes).toEqual(['contact-records/!{timestamp:yyyy/MM/dd}/', 'agent-events/!{timestamp:yyyy/MM/dd}/']);
    for (const { Properties } of resourcesOf(full, 'AWS::IAM::ManagedPolicy')) {
      const actions = statementsOf(Properties['PolicyDocument']).flatMap(({ Action }) => Action);
      expect(actions).not.toEqual(expect.arrayContaining([expect.stringMatching(/^s3:(GetObject|DeleteObject|\*)/)]));
    }
    expect(resourcesOf(full, 'AWS::IAM::Policy')).toEqual([]);
  });

  test('makes no stream, key or delivery that nothing is written to', () => {
    for (const type of ['AWS::Kinesis::Stream', 'AWS::KinesisFirehose::DeliveryStream', 'AWS::Logs::LogGroup']) {
      expect(resourcesOf(bare, type)).toEqual([]);
    }
    expect(onlyResource(bare, 'AWS::KMS::Key').logicalId).toMatch(/^TestKey/);
  });

  test('writes each record of the lake on a line of its own, as Athena reads them', () => {
    const processors = resourcesOf(full, 'AWS::KinesisFirehose::DeliveryStream').map(
      ({ Properties }) => /"Type":"(Lambda|AppendDelimiterToRecord)"/.exec(JSON.stringify(Properties))?.[1],
    );
    // The functions that mask them end their lines.
    expect(processors).toEqual(['Lambda', 'Lambda']);
  });

  test('has nothing generative', () => {
    const types = Object.values(Template.fromStack(full).toJSON()['Resources'] as Record<string, TemplateResource>);
    expect(types.filter(({ Type }) => /Wisdom|QConnect|Bedrock|Cases/.test(Type))).toEqual([]);
  });

  test('an approved origin keeps its logical id when another one goes', () => {
    const ids = (...approvedOrigins: string[]) =>
      resourcesOf(build(nothing, [], { approvedOrigins }), 'AWS::Connect::ApprovedOrigin').map((o) => o.logicalId);
    const [first, second] = ids('https://a.example.com', 'https://b.example.com');
    expect(ids('https://b.example.com')).toEqual([second]);
    expect(first).not.toBe(second);
  });

  test('claims numbers that survive the stack, without a description that would replace them', () => {
    const numbers = [{ name: 'main', country: 'CA', type: 'DID' }] as const;
    const number = onlyResource(build(nothing, [], { phoneNumbers: numbers }), 'AWS::Connect::PhoneNumber');
    expect(number).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(Object.keys(number.Properties).sort()).toEqual(['CountryCode', 'TargetArn', 'Type']);
  });

  test('lets flows of this instance call the look-up, and lists it for them', () => {
    const stack = build(nothing, []);
    const { logicalId } = onlyResource(stack, 'AWS::Connect::Instance');
    const instance = { 'Fn::GetAtt': [logicalId, 'Arn'] };
    const permission = onlyResource(stack, 'AWS::Lambda::Permission').Properties;
    expect(permission).toMatchObject({
      Principal: 'connect.amazonaws.com',
      SourceAccount: home.account,
      SourceArn: instance,
    });
    const association = onlyResource(stack, 'AWS::Connect::IntegrationAssociation').Properties;
    expect(association).toEqual({
      InstanceId: instance,
      IntegrationType: 'LAMBDA_FUNCTION',
      IntegrationArn: permission['FunctionName'],
    });
    const { Content } = onlyResource(stack, 'AWS::Connect::ContactFlow').Properties as {
      Content: { 'Fn::Sub': readonly [string, Record<string, unknown>] };
    };
    expect(Content['Fn::Sub'][1]['LookUpFunction']).toEqual(permission['FunctionName']);
  });

  test('gives an organisation a queue of its own, which agents serve and the flow knows', () => {
    const organisationId = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
    const stack = build(nothing, [], { organisationQueues: [{ name: 'northwind', organisationId }] });
    const queues = resourcesOf(stack, 'AWS::Connect::Queue');
    expect(queues.map(({ Properties }) => Properties['Name'])).toEqual(['Main queue', 'Queue northwind']);
    const arns = queues.map(({ logicalId }) => ({ 'Fn::GetAtt': [logicalId, 'QueueArn'] }));
    const { QueueConfigs } = onlyResource(stack, 'AWS::Connect::RoutingProfile').Properties as {
      QueueConfigs: readonly { QueueReference: { QueueArn: unknown } }[];
    };
    for (const arn of arns) expect(QueueConfigs.map((one) => one.QueueReference.QueueArn)).toContainEqual(arn);
    const { Content } = onlyResource(stack, 'AWS::Connect::ContactFlow').Properties as {
      Content: { 'Fn::Sub': readonly [string, Record<string, unknown>] };
    };
    expect(Content['Fn::Sub'][1]).toMatchObject({ MainQueue: arns[0], Queue_northwind: arns[1] });
  });

  test('gives the number of an organisation a flow that says whose it is', () => {
    const organisationId = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
    const number = { country: 'CA', type: 'DID' } as const;
    const stack = build(nothing, [], {
      phoneNumbers: [
        { ...number, name: 'main', organisationId },
        { ...number, name: 'other' },
      ],
    });
    const flows = resourcesOf(stack, 'AWS::Connect::ContactFlow').map(({ Properties }) => Properties);
    expect(flows.map(({ Name }) => Name)).toEqual(['Main inbound flow', 'Number main']);
    expect(JSON.stringify(flows[1]?.['Content'])).toContain(organisationId);
  });

  test('signs agents in at the endpoint of its own Region, each for himself or herself', () => {
    const stack = build(nothing, [], { samlProvider: 'Northwind' });
    expect(onlyResource(stack, 'AWS::IAM::Role').Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRoleWithSAML',
          Principal: { Federated: 'arn:aws:iam::111111111111:saml-provider/Northwind' },
          Condition: { StringEquals: { 'SAML:aud': 'https://ca-central-1.signin.aws.amazon.com/saml' } },
        },
      ],
    });
    const policy = onlyResource(stack, 'AWS::IAM::ManagedPolicy').Properties['PolicyDocument'];
    expect(JSON.stringify(policy)).toContain('/user/${aws:userid}');
  });
});
