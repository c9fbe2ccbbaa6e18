import { ServiceError } from '../../../e2e/doubles/protocol-double';
import {
  ACCOUNT,
  ARNS,
  declaredResources,
  INSTANCE_ARN,
  INSTANCE_ID,
  KEY_ARN,
  KEY_ID,
  REGION,
} from './declared-account';

type Properties = Record<string, unknown>;

export interface StackState {
  template: { Resources: Record<string, { Type: string; Properties: unknown }>; Outputs?: Properties };
  resources: { LogicalResourceId: string; PhysicalResourceId: string; ResourceType: string }[];
}

export interface KeyState {
  metadata: Properties;
  policy: unknown;
  rotation: boolean;
  grants: { GrantId: string; GranteePrincipal: string }[];
  tags: { TagKey: string; TagValue: string }[];
}

/** A live account that tests change before they audit it. */
export interface LiveState {
  readonly stacks: Map<string, StackState>;
  /** What Cloud Control knows, by type and identifier. */
  readonly resources: Map<string, Map<string, Properties>>;
  readonly buckets: { name: string; region: string }[];
  readonly keys: Map<string, KeyState>;
  readonly secrets: Map<string, Properties>;
  readonly instance: Properties & { InstanceStatus: string };
  replication: Properties | undefined;
  /** Attributes of the instance. */
  readonly attributes: Map<string, string>;
  /** Storage associations by type. */
  readonly storage: Map<string, Properties>;
  readonly trafficGroups: Properties[];
  readonly integrations: Properties[];
  readonly numbers: Properties[];
  readonly dataShares: Properties[];
  readonly flows: Map<string, string>;
  readonly automatedBackups: Properties[];
  readonly snapshots: { id: string; source: string; sourceRegion?: string; sharedWith: string[] }[];
  readonly copyJobs: { source: string; destination: string }[];
  /** Looks at every call; throws what the service would answer instead. */
  refuse: (service: string, operation: string, input: Properties) => void;
}

/** What the tests change most. */
export function propertiesOf(state: LiveState, type: string, id: string): Properties {
  const found = state.resources.get(type)?.get(id);
  if (!found) throw new Error(`no ${type} ${id} in the live account`);
  return found;
}

export function addResource(state: LiveState, type: string, id: string, properties: Properties): void {
  state.resources.set(type, (state.resources.get(type) ?? new Map<string, Properties>()).set(id, properties));
}

/** An account in which everything is as its stacks declare. */
export function cleanState(): LiveState {
  const state: LiveState = {
    stacks: new Map(),
    resources: new Map(),
    buckets: [],
    keys: new Map(),
    secrets: new Map(),
    instance: {
      Id: INSTANCE_ID,
      Arn: INSTANCE_ARN,
      InstanceAlias: 'northwind',
      IdentityManagementType: 'SAML',
      InstanceStatus: 'ACTIVE',
    },
    replication: undefined,
    attributes: new Map([
      ['INBOUND_CALLS', 'true'],
      ['OUTBOUND_CALLS', 'true'],
      ['CONTACT_LENS', 'false'],
      ['HIGH_VOLUME_OUTBOUND', 'false'],
    ]),
    storage: new Map(),
    trafficGroups: [],
    integrations: [],
    numbers: [],
    dataShares: [],
    flows: new Map(),
    automatedBackups: [],
    snapshots: [],
    copyJobs: [],
    refuse: () => undefined,
  };
  for (const { stack, logicalId, type, physicalId, properties } of declaredResources) {
    const known = state.stacks.get(stack) ?? { template: { Resources: {} }, resources: [] };
    state.stacks.set(stack, known);
    known.template.Resources[logicalId] = { Type: type, Properties: imported(properties, stack) };
    known.resources.push({ LogicalResourceId: logicalId, PhysicalResourceId: physicalId, ResourceType: type });
    place(state, type, physicalId, literal(properties) as Properties);
  }
  for (const [stack, { template }] of state.stacks) template.Outputs = exportsOf(stack);
  return state;
}

function place(state: LiveState, type: string, id: string, properties: Properties): void {
  switch (type) {
    case 'AWS::KMS::Key':
      state.keys.set(id, liveKey(id, properties['KeyPolicy']));
      return;
    case 'AWS::SecretsManager::Secret':
      state.secrets.set(id, { ARN: id, ...properties });
      return;
    case 'AWS::Connect::Instance':
      return;
    case 'AWS::Connect::InstanceStorageConfig': {
      const resourceType = String(properties['ResourceType']);
      const config = Object.entries(properties).filter(([name]) => !['InstanceArn', 'ResourceType'].includes(name));
      state.storage.set(resourceType, {
        AssociationId: `association-${resourceType}`,
        ...Object.fromEntries(config),
      });
      return;
    }
    default:
      if (type === 'AWS::S3::Bucket') {
        state.buckets.push({ name: id, region: REGION });
        // What AWS computes is in the answers of Cloud Control, too.
        properties['DomainName'] = `${id}.s3.amazonaws.com`;
      }
      addResource(state, type, id, properties);
  }
}

export function liveKey(id: string, policy: unknown): KeyState {
  const Arn = KEY_ARN.replace(KEY_ID, id);
  return {
    metadata: { KeyId: id, Arn, KeyManager: 'CUSTOMER', KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT' },
    policy,
    rotation: true,
    grants: [{ GrantId: 'grant-of-the-database', GranteePrincipal: `rds.${REGION}.amazonaws.com` }],
    tags: [{ TagKey: 'data-class', TagValue: 'operational-log' }],
  };
}

const stackOf = new Map(declaredResources.map(({ logicalId, stack }) => [logicalId, stack]));
const idOf = new Map(declaredResources.map(({ logicalId, physicalId }) => [logicalId, physicalId]));

/** The properties as the services answer them: without references. */
function literal(value: unknown): unknown {
  return mapReferences(value, (logicalId, attribute) =>
    attribute === undefined ? idOf.get(logicalId) : ARNS[logicalId],
  );
}

/** The properties as the template of a stack says them: what another stack has is imported. */
function imported(value: unknown, stack: string): unknown {
  return mapReferences(value, (logicalId, attribute) => {
    if (stackOf.get(logicalId) !== stack) return { 'Fn::ImportValue': `${logicalId}${attribute ?? ''}` };
    return attribute === undefined ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] };
  });
}

function exportsOf(stack: string): Properties {
  const own = declaredResources.filter((resource) => resource.stack === stack);
  const outputs = own.flatMap(({ logicalId }): [string, unknown][] => [
    [`${logicalId}Ref`, { Value: { Ref: logicalId }, Export: { Name: logicalId } }],
    [`${logicalId}Arn`, { Value: { 'Fn::GetAtt': [logicalId, 'Arn'] }, Export: { Name: `${logicalId}Arn` } }],
  ]);
  return Object.fromEntries(outputs);
}

function mapReferences(value: unknown, map: (logicalId: string, attribute: string | undefined) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapReferences(item, map));
  if (value === null || typeof value !== 'object') return value;
  const { Ref: reference, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  if (reference !== undefined) return map(reference, undefined);
  if (attribute !== undefined) return map(...attribute);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, mapReferences(inner, map)]);
  return Object.fromEntries(entries);
}

/** The error of a call that the role may not make, in the words of AWS. */
export function notAuthorized(action: string): ServiceError {
  const role = `arn:aws:sts::${ACCOUNT}:assumed-role/auditor/session`;
  return new ServiceError(
    'AccessDeniedException',
    `User: ${role} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  );
}
