import { display, literalOf } from '../resolve/text';
import { textsAt } from '../readers/reader';
import { unknownPlace } from '../place';
import { type ResourceModel } from '../world/resource-model';
import { type DeclaredState } from './declared-state';
import { type Drift, type LiveView } from './drift-rule';
import { type LiveResource } from './live-account';
import { liveValue } from './live-values';

export const STORAGE_TYPE = 'AWS::Connect::InstanceStorageConfig';
const RULE = 'run-time-storage-change';

/** What says where an association puts data, and under which key. */
const COMPARED = [
  'StorageType',
  'S3Config.BucketName',
  'S3Config.BucketPrefix',
  'S3Config.EncryptionConfig.KeyId',
  'KinesisStreamConfig.StreamArn',
  'KinesisFirehoseConfig.FirehoseArn',
  'KinesisVideoStreamConfig.Prefix',
  'KinesisVideoStreamConfig.RetentionPeriodHours',
  'KinesisVideoStreamConfig.EncryptionConfig.KeyId',
] as const;

/** Every storage type of every instance is associated as its stack says: nothing more, nothing less, nowhere else. */
export function* storageDrift({ live, addresses, declared }: LiveView): Generator<Drift> {
  if (!declared) return;
  const unreadable = new Set([
    ...live.unread.map(({ of }) => of.id),
    ...live.facts.filter((fact) => fact.kind === 'instance-status').map(({ of }) => of.id),
  ]);
  for (const instance of live.resources.filter(({ type }) => type === 'AWS::Connect::Instance')) {
    if (!addresses.of(instance).declared || unreadable.has(instance.id)) continue;
    const actual = live.resources.filter(
      ({ type, properties }) => type === STORAGE_TYPE && liveValue(properties, 'InstanceArn') === instance.id,
    );
    const wanted = declaredStorage(declared, instance);
    for (const association of actual) {
      const resourceType = liveValue(association.properties, 'ResourceType') ?? '';
      const model = wanted.get(resourceType);
      if (model) yield* changed(declared, model, association, resourceType);
      else
        yield drift(association, 'ResourceType', `${resourceType} is stored, and the stack associates no place for it`);
    }
    const stored = new Set(actual.map(({ properties }) => liveValue(properties, 'ResourceType')));
    for (const resourceType of wanted.keys()) {
      if (stored.has(resourceType)) continue;
      yield drift(
        instance,
        resourceType,
        `the stack associates a place for ${resourceType}, and the instance has none`,
      );
    }
  }
}

/** The declared associations of an instance, by storage type. */
function declaredStorage(declared: DeclaredState, instance: LiveResource): ReadonlyMap<string, ResourceModel> {
  const found = new Map<string, ResourceModel>();
  for (const placement of declared.placements.filter(({ type }) => type === STORAGE_TYPE)) {
    const model = declared.find(placement);
    if (!model || !textsAt(model, 'InstanceArn').some((arn) => declared.matches(arn, instance.id))) continue;
    for (const resourceType of textsAt(model, 'ResourceType')) found.set(display(resourceType), model);
  }
  return found;
}

function* changed(
  declared: DeclaredState,
  model: ResourceModel,
  association: LiveResource,
  resourceType: string,
): Generator<Drift> {
  for (const path of COMPARED) {
    const wanted = textsAt(model, path);
    const actual = liveValue(association.properties, path);
    const asDeclared =
      actual === undefined ? wanted.length === 0 : wanted.some((candidate) => declared.matches(candidate, actual));
    if (asDeclared) continue;
    const says = wanted.map((value) => literalOf(value) ?? display(value)).join(' or ') || 'nothing';
    yield drift(association, path, `${resourceType}: ${path} is ${actual ?? 'not set'}, and the stack says ${says}`);
    return; // One difference brings the others with it: another bucket has another prefix and another key.
  }
}

function drift(of: LiveResource, path: string, reason: string): Drift {
  const { properties } = of;
  const value = liveValue(properties, path);
  return {
    rule: RULE,
    of,
    path,
    place: unknownPlace('the changed storage', reason),
    ...(value === undefined ? {} : { value }),
    unlessRefused: true,
  };
}
