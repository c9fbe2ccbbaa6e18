import * as backup from '@aws-sdk/client-backup';
import * as cloudControl from '@aws-sdk/client-cloudcontrol';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as connect from '@aws-sdk/client-connect';
import * as kms from '@aws-sdk/client-kms';
import * as rds from '@aws-sdk/client-rds';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import { startObjectStoreDouble } from '../../../e2e/doubles/object-store-double';
import {
  ServiceError,
  startProtocolDouble,
  type Handler,
  type ProtocolDouble,
} from '../../../e2e/doubles/protocol-double';
import { type AuditService, type ClientSettings } from '../../../lib/audit/audit-clients';
import { ACCOUNT, INSTANCE_ARN, REGION } from './declared-account';
import { type LiveState } from './live-state';

type Input = Readonly<Record<string, unknown>>;

/** The services of a live account, over HTTP on the loopback interface. */
export interface LiveDoubles {
  readonly settings: ClientSettings;
  /** Calls by service and operation. */
  readonly calls: () => readonly string[];
  /** What a service answers now, asked without HTTP and without being counted as a call. */
  readonly answer: (service: AuditService, operation: string, input: Input) => unknown;
  /** Objects of Amazon S3 by `/bucket/key`. */
  readonly objects: ReadonlyMap<string, string>;
  /** Keeps an object as if somebody had written it. */
  readonly put: (path: string, text: string) => void;
  close(): Promise<void>;
}

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };

/** How many things a list answers at once, so that every list of the tests has pages. */
const PAGE = 3;

function page<T>(all: readonly T[], token: unknown): { readonly items: readonly T[]; readonly next?: string } {
  const from = Number(token ?? 0);
  const to = from + PAGE;
  return { items: all.slice(from, to), ...(to < all.length ? { next: String(to) } : {}) };
}

/** Copied once: an SDK exports two thousand things through getters. */
const sdks = {
  cloudformation: { ...cloudFormation },
  cloudcontrolapi: { ...cloudControl },
  connect: { ...connect },
  kms: { ...kms },
  secretsmanager: { ...secretsManager },
  rds: { ...rds },
  backup: { ...backup },
};

export async function startLiveDoubles(state: LiveState): Promise<LiveDoubles> {
  const services: readonly (readonly [keyof typeof sdks, Readonly<Record<string, Handler>>])[] = [
    ['cloudformation', stackHandlers(state)],
    ['cloudcontrolapi', resourceHandlers(state)],
    ['connect', connectHandlers(state)],
    ['kms', keyHandlers(state)],
    ['secretsmanager', secretHandlers(state)],
    ['rds', databaseHandlers(state)],
    ['backup', backupHandlers(state)],
  ];
  const started: [AuditService, ProtocolDouble][] = [];
  const answering = new Map<string, Handler>();
  for (const [service, handlers] of services) {
    const watched = Object.entries(handlers).map(([operation, handler]): [string, Handler] => [
      operation,
      (input, caller) => {
        state.refuse(service, operation, input);
        return handler(input, caller);
      },
    ]);
    for (const [operation, handler] of watched) answering.set(`${service}:${operation}`, handler);
    started.push([
      service,
      await startProtocolDouble({
        sdk: sdks[service],
        service,
        region: REGION,
        ...credentials,
        handlers: Object.fromEntries(watched),
      }),
    ]);
  }
  const objects = await startObjectStoreDouble(state.buckets, (call) => {
    try {
      state.refuse('s3', call, {});
      return undefined;
    } catch (error) {
      return error instanceof ServiceError ? error.code : 'InternalError';
    }
  });
  const endpoints = started.map(([service, { endpoint }]): [string, string] => [service, endpoint]);
  return {
    settings: {
      region: REGION,
      credentials,
      endpoints: { ...Object.fromEntries(endpoints), s3: objects.endpoint },
    },
    calls: () => [
      ...started.flatMap(([service, { calls }]) => calls.map(({ operation }) => `${service}:${operation}`)),
      ...objects.calls.map((call) => `s3:${call}`),
    ],
    answer: (service, operation, input) =>
      answering.get(`${service}:${operation}`)?.(input, { ...credentials, region: REGION }),
    objects: objects.objects,
    put: (path, text) => void objects.objects.set(path, text),
    close: async () => {
      await Promise.all([...started.map(([, double]) => double.close()), objects.close()]);
    },
  };
}

function stackHandlers(state: LiveState): Record<string, Handler> {
  const stackOf = ({ StackName }: Input) => {
    const stack = state.stacks.get(String(StackName));
    if (!stack) throw new ServiceError('ValidationError', `Stack with id ${String(StackName)} does not exist`);
    return stack;
  };
  return {
    GetTemplate: (input) => ({ TemplateBody: JSON.stringify(stackOf(input).template) }),
    ListStackResources: (input) => {
      const { items, next } = page(stackOf(input).resources, input['NextToken']);
      const summary = { LastUpdatedTimestamp: '2026-11-21T00:00:00Z', ResourceStatus: 'CREATE_COMPLETE' };
      return { StackResourceSummaries: items.map((resource) => ({ ...summary, ...resource })), NextToken: next };
    },
  };
}

function resourceHandlers(state: LiveState): Record<string, Handler> {
  return {
    ListResources: ({ TypeName, NextToken, ResourceModel }) => {
      const model = Object.entries(
        JSON.parse(typeof ResourceModel === 'string' ? ResourceModel : '{}') as Record<string, unknown>,
      );
      const all = [...(state.resources.get(String(TypeName)) ?? [])].filter(([, properties]) =>
        model.every(([name, value]) => properties[name] === value),
      );
      const { items, next } = page(all, NextToken);
      return { TypeName, ResourceDescriptions: items.map(([Identifier]) => ({ Identifier })), NextToken: next };
    },
    GetResource: ({ TypeName, Identifier }) => {
      const properties = state.resources.get(String(TypeName))?.get(String(Identifier));
      if (!properties) throw new ServiceError('ResourceNotFoundException', `no ${String(Identifier)}`);
      return { TypeName, ResourceDescription: { Identifier, Properties: JSON.stringify(properties) } };
    },
  };
}

function connectHandlers(state: LiveState): Record<string, Handler> {
  const { Id, Arn } = state.instance;
  return {
    ListInstances: () => ({ InstanceSummaryList: [{ Id, Arn, InstanceStatus: state.instance.InstanceStatus }] }),
    DescribeInstance: () => ({ Instance: state.instance, ReplicationConfiguration: state.replication }),
    ListInstanceAttributes: ({ NextToken }) => {
      const attributes = [...state.attributes].map(([AttributeType, Value]) => ({ AttributeType, Value }));
      const { items, next } = page(attributes, NextToken);
      return { Attributes: items, NextToken: next };
    },
    ListInstanceStorageConfigs: ({ ResourceType }) => {
      const config = state.storage.get(String(ResourceType));
      return { StorageConfigs: config ? [config] : [] };
    },
    ListTrafficDistributionGroups: ({ NextToken }) => {
      const { items, next } = page(state.trafficGroups, NextToken);
      return { TrafficDistributionGroupSummaryList: items, NextToken: next };
    },
    ListIntegrationAssociations: ({ NextToken }) => {
      const { items, next } = page(state.integrations, NextToken);
      return { IntegrationAssociationSummaryList: items, NextToken: next };
    },
    ListPhoneNumbersV2: ({ NextToken }) => {
      const { items, next } = page(state.numbers, NextToken);
      return { ListPhoneNumbersSummaryList: items, NextToken: next };
    },
    ListAnalyticsDataAssociations: ({ NextToken }) => {
      const { items, next } = page(state.dataShares, NextToken);
      return { Results: items, NextToken: next };
    },
    ListContactFlows: ({ NextToken }) => {
      const { items, next } = page([...state.flows.keys()], NextToken);
      const summaries = items.map((id) => ({ Id: id, Arn: `${INSTANCE_ARN}/contact-flow/${id}`, Name: id }));
      return { ContactFlowSummaryList: summaries, NextToken: next };
    },
    DescribeContactFlow: ({ ContactFlowId }) => ({
      ContactFlow: { Name: ContactFlowId, Type: 'CONTACT_FLOW', Content: state.flows.get(String(ContactFlowId)) },
    }),
  };
}

function keyHandlers(state: LiveState): Record<string, Handler> {
  const keyOf = ({ KeyId }: Input) => {
    const key = state.keys.get(String(KeyId).split('/').at(-1) ?? '');
    if (!key) throw new ServiceError('NotFoundException', `Key '${String(KeyId)}' does not exist`);
    return key;
  };
  return {
    ListKeys: ({ Marker }) => {
      const { items, next } = page([...state.keys.keys()], Marker);
      return { Keys: items.map((KeyId) => ({ KeyId })), Truncated: next !== undefined, NextMarker: next };
    },
    DescribeKey: (input) => ({ KeyMetadata: keyOf(input).metadata }),
    GetKeyPolicy: (input) => ({ Policy: JSON.stringify(keyOf(input).policy), PolicyName: 'default' }),
    GetKeyRotationStatus: (input) => ({ KeyRotationEnabled: keyOf(input).rotation }),
    ListResourceTags: (input) => ({ Tags: keyOf(input).tags, Truncated: false }),
    ListGrants: (input) => {
      const { items, next } = page(keyOf(input).grants, input['Marker']);
      return { Grants: items, Truncated: next !== undefined, NextMarker: next };
    },
  };
}

function secretHandlers(state: LiveState): Record<string, Handler> {
  return {
    ListSecrets: ({ NextToken }) => {
      const { items, next } = page([...state.secrets.keys()], NextToken);
      return { SecretList: items.map((ARN) => ({ ARN })), NextToken: next };
    },
    DescribeSecret: ({ SecretId }) => state.secrets.get(String(SecretId)) ?? {},
  };
}

function databaseHandlers(state: LiveState): Record<string, Handler> {
  return {
    DescribeDBInstanceAutomatedBackups: ({ Marker }) => {
      const { items, next } = page(state.automatedBackups, Marker);
      return { DBInstanceAutomatedBackups: items, Marker: next };
    },
    DescribeDBSnapshots: ({ Marker }) => {
      const { items, next } = page(state.snapshots, Marker);
      return {
        DBSnapshots: items.map(({ id, source, sourceRegion }) => ({
          DBSnapshotIdentifier: id,
          DBInstanceIdentifier: source,
          SourceRegion: sourceRegion,
        })),
        Marker: next,
      };
    },
    DescribeDBSnapshotAttributes: ({ DBSnapshotIdentifier: id }) => {
      const AttributeValues = state.snapshots.find((snapshot) => snapshot.id === id)?.sharedWith ?? [];
      const DBSnapshotAttributes = [{ AttributeName: 'restore', AttributeValues }];
      return { DBSnapshotAttributesResult: { DBSnapshotIdentifier: id, DBSnapshotAttributes } };
    },
  };
}

function backupHandlers(state: LiveState): Record<string, Handler> {
  const vault = (region: string, name: string) => `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:${name}`;
  return {
    ListCopyJobs: (input) => {
      const { items, next } = page(state.copyJobs, input['nextToken'] ?? input['NextToken']);
      return {
        CopyJobs: items.map(({ source, destination }) => ({
          SourceBackupVaultArn: vault(REGION, source),
          DestinationBackupVaultArn: destination,
          State: 'COMPLETED',
        })),
        NextToken: next,
      };
    },
  };
}
