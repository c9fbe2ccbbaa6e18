import {
  AssociateApprovedOriginCommand,
  AssociateInstanceStorageConfigCommand,
  AssociateLambdaFunctionCommand,
  AssociateSecurityKeyCommand,
  ConnectClient,
  CreateContactFlowCommand,
  CreateHoursOfOperationCommand,
  CreateInstanceCommand,
  CreateQueueCommand,
  CreateQuickConnectCommand,
  CreateRoutingProfileCommand,
  CreateSecurityProfileCommand,
  DescribeInstanceCommand,
  UpdateInstanceAttributeCommand,
} from '@aws-sdk/client-connect';
import * as z from 'zod';
import { isRecord } from '../../doubles/conformance-problems';
import { startConnectDouble } from '../../doubles/connect-double';
import { modelled } from '../modelled';
import { type Attributes, type Properties, type Incompleteness, type Substitute } from '../substitute';

/** Makes the SDK calls that CloudFormation's resource handler makes to create a resource of the type. */
type Create = (client: ConnectClient, properties: Properties) => Promise<Attributes>;

const text = z.string();
const tagsSchema = z.array(z.object({ Key: z.string(), Value: z.string() })).optional();

/** CloudFormation's list of tags as the map that Amazon Connect takes. */
function tagsOf({ Tags }: Properties): Record<string, string> | undefined {
  return tagsSchema
    .parse(Tags)
    ?.reduce<Record<string, string>>((map, { Key, Value }) => ({ ...map, [Key]: Value }), {});
}

/** The properties with the instance by id, as the API names it, and tags as a map; `renamed` maps property to member. */
function inputOf(properties: Properties, renamed: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const names: Readonly<Record<string, string>> = { InstanceArn: 'InstanceId', ...renamed };
  const entries = Object.entries(properties).map(([name, value]) => [names[name] ?? name, value] as const);
  return { ...Object.fromEntries(entries), ...('Tags' in properties ? { Tags: tagsOf(properties) } : {}) };
}

/** Attributes of an instance that CreateInstance does not take, by the name that UpdateInstanceAttribute has for them. */
const attributeTypes: Readonly<Record<string, string>> = {
  ContactflowLogs: 'CONTACTFLOW_LOGS',
  ContactLens: 'CONTACT_LENS',
  AutoResolveBestVoices: 'AUTO_RESOLVE_BEST_VOICES',
  UseCustomTTSVoices: 'USE_CUSTOM_TTS_VOICES',
  EarlyMedia: 'EARLY_MEDIA',
  HighVolumeOutBound: 'HIGH_VOLUME_OUTBOUND',
  MultiPartyConference: 'MULTI_PARTY_CONFERENCE',
  MultiPartyChatConference: 'MULTI_PARTY_CHAT_CONFERENCE',
  EnhancedContactMonitoring: 'ENHANCED_CONTACT_MONITORING',
  EnhancedChatMonitoring: 'ENHANCED_CHAT_MONITORING',
  MessageStreaming: 'MESSAGE_STREAMING',
};

/** A function that flows may call. Other integrations are made by other calls. */
const functionAssociationSchema = z.object({
  InstanceId: text,
  IntegrationArn: text,
  IntegrationType: z.literal('LAMBDA_FUNCTION'),
});

const instanceSchema = z.object({
  IdentityManagementType: text,
  InstanceAlias: text.optional(),
  DirectoryId: text.optional(),
  Attributes: z.object({ InboundCalls: z.boolean(), OutboundCalls: z.boolean() }).catchall(z.boolean()),
});

const createInstance: Create = async (client, properties) => {
  const { Attributes: attributes, ...names } = instanceSchema.parse(properties);
  const { InboundCalls, OutboundCalls, ...others } = attributes;
  const input = {
    ...names,
    InboundCallsEnabled: InboundCalls,
    OutboundCallsEnabled: OutboundCalls,
    Tags: tagsOf(properties),
  };
  const { Id, Arn } = await client.send(new CreateInstanceCommand(modelled(input)));
  for (const [name, value] of Object.entries(others)) {
    const type = attributeTypes[name];
    if (type === undefined) throw new Error(`attribute ${name} of an instance has no call here; add it`);
    await client.send(
      new UpdateInstanceAttributeCommand(modelled({ InstanceId: Id, AttributeType: type, Value: String(value) })),
    );
  }
  const { Instance } = await client.send(new DescribeInstanceCommand(modelled({ InstanceId: Id })));
  return { Ref: Arn, Arn, Id, ServiceRole: Instance?.ServiceRole };
};

const createStorageConfig: Create = async (client, { InstanceArn, ResourceType, ...StorageConfig }) => {
  const input = { InstanceId: InstanceArn, ResourceType, StorageConfig };
  const { AssociationId } = await client.send(new AssociateInstanceStorageConfigCommand(modelled(input)));
  return { Ref: `${text.parse(InstanceArn)}|${AssociationId}|${text.parse(ResourceType)}`, AssociationId };
};

const createRoutingProfile: Create = async (client, properties) => {
  const input = inputOf(properties, { DefaultOutboundQueueArn: 'DefaultOutboundQueueId' });
  const { RoutingProfileArn } = await client.send(new CreateRoutingProfileCommand(modelled(referencesById(input))));
  return { Ref: RoutingProfileArn, RoutingProfileArn };
};

/** Every type that the project's templates use. */
const connectResources: Readonly<Record<string, Create>> = {
  'AWS::Connect::Instance': createInstance,
  'AWS::Connect::InstanceStorageConfig': createStorageConfig,
  'AWS::Connect::ApprovedOrigin': async (client, properties) => {
    await client.send(new AssociateApprovedOriginCommand(modelled(inputOf(properties))));
    return { Ref: `${text.parse(properties['InstanceId'])}|${text.parse(properties['Origin'])}` };
  },
  'AWS::Connect::HoursOfOperation': async (client, properties) => {
    const { HoursOfOperationArn } = await client.send(new CreateHoursOfOperationCommand(modelled(inputOf(properties))));
    return { Ref: HoursOfOperationArn, HoursOfOperationArn };
  },
  'AWS::Connect::Queue': async (client, properties) => {
    const input = inputOf(properties, {
      HoursOfOperationArn: 'HoursOfOperationId',
      QuickConnectArns: 'QuickConnectIds',
    });
    const { QueueArn } = await client.send(new CreateQueueCommand(modelled(input)));
    return { Ref: QueueArn, QueueArn };
  },
  'AWS::Connect::QuickConnect': async (client, properties) => {
    const input = referencesById(inputOf(properties));
    const { QuickConnectARN: QuickConnectArn } = await client.send(new CreateQuickConnectCommand(modelled(input)));
    return { Ref: QuickConnectArn, QuickConnectArn };
  },
  'AWS::Connect::SecurityKey': async (client, properties) => {
    const { AssociationId } = await client.send(new AssociateSecurityKeyCommand(modelled(inputOf(properties))));
    return { Ref: `${text.parse(properties['InstanceId'])}|${AssociationId}`, AssociationId };
  },
  'AWS::Connect::RoutingProfile': createRoutingProfile,
  'AWS::Connect::ContactFlow': async (client, properties) => {
    const { State, ...input } = inputOf(properties);
    const { ContactFlowArn } = await client.send(
      new CreateContactFlowCommand(modelled({ ...input, ...statusOf(State) })),
    );
    return { Ref: ContactFlowArn, ContactFlowArn };
  },
  'AWS::Connect::IntegrationAssociation': async (client, properties) => {
    const { InstanceId, IntegrationArn } = functionAssociationSchema.parse(properties);
    await client.send(new AssociateLambdaFunctionCommand({ InstanceId, FunctionArn: IntegrationArn }));
    return { Ref: IntegrationArn, IntegrationAssociationId: IntegrationArn };
  },
  'AWS::Connect::SecurityProfile': async (client, properties) => {
    const { SecurityProfileArn } = await client.send(new CreateSecurityProfileCommand(modelled(inputOf(properties))));
    return { Ref: SecurityProfileArn, SecurityProfileArn };
  },
};

/** A new flow is published; one that is not, says so with another member than the resource has. */
function statusOf(state: unknown): Record<string, unknown> {
  return state === undefined || state === 'ACTIVE' ? {} : { Status: 'SAVED' };
}

/** Members that name others by ARN, as the API calls them. */
const byId: Readonly<Record<string, string>> = { QueueArn: 'QueueId', ContactFlowArn: 'ContactFlowId' };

/** `QueueArn` of references is `QueueId` in the API, and `ContactFlowArn` is `ContactFlowId`. */
function referencesById(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referencesById);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [byId[name] ?? name, referencesById(inner)]));
}

/** Two calls a second, and five in a burst, is what an account has by default of most Amazon Connect operations. */
const mostCallsAtOnce = 2;

/** Instances that were made, with the stack that made them: another stack's double knows them too. */
const made = new Map<string, string>();

/** Amazon Connect, which no emulator has: every stack speaks to a double of its own. */
const substitute: Substitute = {
  types: Object.keys(connectResources),
  how: 'exercised against the protocol double of Amazon Connect',
  lasts: false,
  async open({ emulator, account, region, stackName }) {
    const { credentials } = emulator.clientSettings(account, region);
    const double = await startConnectDouble({
      account,
      region,
      credentials,
      instances: [...made].flatMap(([arn, by]) =>
        by !== stackName && arn.startsWith(`arn:aws:connect:${region}:${account}:`) ? [arn] : [],
      ),
    });
    const client = new ConnectClient({ endpoint: double.endpoint, region, credentials, maxAttempts: 1 });
    return {
      create: async (type, properties) => {
        const create = connectResources[type];
        if (create === undefined)
          throw new Error(`${type} has no calls in e2e/deploy/substitutes/connect.ts; add them`);
        const attributes = await create(client, properties);
        if (type === 'AWS::Connect::Instance' && attributes['Arn'] !== undefined)
          made.set(attributes['Arn'], stackName);
        return attributes;
      },
      verify: () => {
        const most = double.mostAtOnce();
        if (most <= mostCallsAtOnce) return;
        throw new Error(
          `${most} calls at once change the instance; Amazon Connect throttles them: chain the resources`,
        );
      },
      storage: () => double.storage(),
      close: () => {
        client.destroy();
        return double.close();
      },
    };
  },
};

export const incompleteness: Incompleteness = { substitute };
