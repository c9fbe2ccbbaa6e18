import * as sdk from '@aws-sdk/client-connect';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type Credentials } from '../emulator/emulator';
import { ServiceError, startProtocolDouble, type Handler, type ProtocolDouble } from './protocol-double';

/** A storage association of an instance: where one type of its data goes. */
export interface StorageAssociation {
  readonly resourceType: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Amazon Connect's protocol in one Region, with the little state that its own answers need. */
export interface ConnectDouble extends ProtocolDouble {
  /** The storage associations of every instance. */
  storage(): readonly StorageAssociation[];
  /** The most calls that changed an instance at the same time. */
  mostAtOnce(): number;
}

export interface ConnectDoubleProps {
  readonly account: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** ARNs of instances that are there already. @default - none */
  readonly instances?: readonly string[];
}

interface Instance {
  readonly id: string;
  readonly arn: string;
  readonly alias?: string;
  readonly storage: Map<string, Readonly<Record<string, unknown>>>;
  readonly children: Map<string, string>;
  readonly origins: Set<string>;
  readonly functions: Set<string>;
}

const instanceInput = z.looseObject({ InstanceAlias: z.string().optional() });
const ofInstance = z.looseObject({ InstanceId: z.string() });
const storageInput = ofInstance.extend({ ResourceType: z.string(), StorageConfig: z.record(z.string(), z.unknown()) });
const originInput = ofInstance.extend({ Origin: z.string() });
const functionInput = ofInstance.extend({ FunctionArn: z.string() });
/** How long a call takes, so that calls made at the same time are seen to be. */
const duration = 5;

/** Starts the double of one Region. It knows the calls that CloudFormation makes for the resources of this project. */
export async function startConnectDouble({
  account,
  region,
  credentials,
  instances: existing = [],
}: ConnectDoubleProps): Promise<ConnectDouble> {
  const instances = new Map<string, Instance>();
  const add = (id: string, arn: string, alias?: string) =>
    instances.set(id, {
      id,
      arn,
      alias,
      storage: new Map(),
      children: new Map(),
      origins: new Set(),
      functions: new Set(),
    });
  for (const arn of existing) add(arn.split('/').at(-1) ?? arn, arn);
  let current = 0;
  let most = 0;

  const instanceOf = (input: unknown): Instance => {
    const { InstanceId } = ofInstance.parse(input);
    const instance = instances.get(InstanceId.split('/').at(-1) ?? InstanceId);
    if (instance === undefined) throw new ServiceError('ResourceNotFoundException', `no instance ${InstanceId}`);
    return instance;
  };
  /** A handler that counts with the calls that change an instance. */
  const change =
    (handler: Handler): Handler =>
    async (input, caller) => {
      current += 1;
      most = Math.max(most, current);
      try {
        await sleep(duration);
        return await handler(input, caller);
      } finally {
        current -= 1;
      }
    };
  /** Creates a child of an instance; what it refers to must be there. */
  const child = (
    kind: string,
    nameKey: string,
    idKey: string,
    arnKey: string,
    references: readonly string[],
  ): Handler =>
    change((input) => {
      const instance = instanceOf(input);
      const name = String(input[nameKey]);
      if (instance.children.has(`${kind}/${name}`))
        throw new ServiceError('DuplicateResourceException', `${kind} ${name} is there`);
      for (const reference of referencesIn(input, references)) {
        if (![...instance.children.values()].some((arn) => reference === arn || arn.endsWith(`/${reference}`))) {
          throw new ServiceError(
            'ResourceNotFoundException',
            `${kind} ${name} refers to ${reference}, which is not there`,
          );
        }
      }
      const id = identifier(`${instance.id}/${kind}/${name}`);
      const arn = `${instance.arn}/${kind}/${id}`;
      instance.children.set(`${kind}/${name}`, arn);
      return { [idKey]: id, [arnKey]: arn };
    });

  const handlers: Readonly<Record<string, Handler>> = {
    CreateInstance: change((input) => {
      const { InstanceAlias: alias } = instanceInput.parse(input);
      if ([...instances.values()].some((instance) => instance.alias === alias)) {
        throw new ServiceError('InvalidRequestException', `the alias ${alias} is taken`);
      }
      const id = identifier(`${account}/${region}/${alias}`);
      const arn = `arn:aws:connect:${region}:${account}:instance/${id}`;
      add(id, arn, alias);
      return { Id: id, Arn: arn };
    }),
    DescribeInstance: (input) => {
      const { id, arn, alias } = instanceOf(input);
      const role = `role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_${id.slice(-12)}`;
      const ServiceRole = `arn:aws:iam::${account}:${role}`;
      return { Instance: { Id: id, Arn: arn, InstanceAlias: alias, InstanceStatus: 'ACTIVE', ServiceRole } };
    },
    UpdateInstanceAttribute: change((input) => {
      instanceOf(input);
      return {};
    }),
    AssociateInstanceStorageConfig: change((input) => {
      const instance = instanceOf(input);
      const { ResourceType, StorageConfig } = storageInput.parse(input);
      if (instance.storage.has(ResourceType)) {
        throw new ServiceError('ResourceConflictException', `${ResourceType} has its storage`);
      }
      instance.storage.set(ResourceType, StorageConfig);
      return { AssociationId: identifier(`${instance.id}/${ResourceType}`) };
    }),
    ListInstanceStorageConfigs: (input) => {
      const config = instanceOf(input).storage.get(String(input['ResourceType']));
      return { StorageConfigs: config ? [config] : [] };
    },
    AssociateApprovedOrigin: change((input) => {
      instanceOf(input).origins.add(originInput.parse(input).Origin);
      return {};
    }),
    AssociateLambdaFunction: change((input) => {
      const { functions } = instanceOf(input);
      const { FunctionArn } = functionInput.parse(input);
      if (functions.has(FunctionArn)) throw new ServiceError('ResourceConflictException', `${FunctionArn} is there`);
      functions.add(FunctionArn);
      return {};
    }),
    CreateHoursOfOperation: child('operating-hours', 'Name', 'HoursOfOperationId', 'HoursOfOperationArn', []),
    CreateQueue: child('queue', 'Name', 'QueueId', 'QueueArn', ['HoursOfOperationId']),
    CreateRoutingProfile: child('routing-profile', 'Name', 'RoutingProfileId', 'RoutingProfileArn', [
      'QueueId',
      'DefaultOutboundQueueId',
    ]),
    CreateQuickConnect: child('transfer-destination', 'Name', 'QuickConnectId', 'QuickConnectARN', [
      'QueueId',
      'ContactFlowId',
    ]),
    AssociateSecurityKey: change((input) => {
      const { id } = instanceOf(input);
      return { AssociationId: identifier(`${id}/security-key/${String(input['Key'])}`) };
    }),
    CreateContactFlow: child('contact-flow', 'Name', 'ContactFlowId', 'ContactFlowArn', []),
    CreateSecurityProfile: child(
      'security-profile',
      'SecurityProfileName',
      'SecurityProfileId',
      'SecurityProfileArn',
      [],
    ),
  };

  const double = await startProtocolDouble({ sdk: { ...sdk }, service: 'connect', region, ...credentials, handlers });
  return {
    ...double,
    storage: () =>
      [...instances.values()].flatMap(({ storage }) =>
        [...storage].map(([resourceType, config]) => ({ resourceType, config })),
      ),
    mostAtOnce: () => most,
  };
}

/** The values of members of these names, at any depth. */
function referencesIn(value: unknown, names: readonly string[]): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    names.includes(name) && typeof inner === 'string' ? [inner] : referencesIn(inner, names),
  );
}

/** An id of AWS's form, the same for the same name. */
function identifier(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
