import { DATA_CLASS_TAG, type DataClass, mayCross, parseDataClass } from '../domain/data-class';
import { isPersonalAttribute } from './facts/personal-attributes';
import { tagsPath } from './facts/resource-types';
import { literalOf, soleHole, type Text } from './resolve/text';
import { resolveTexts } from './resolve/resolver';
import { select } from './resolve/select';
import { isObject, type Json, property } from './template/json';
import { type ResourceModel } from './world/resource-model';
import { findResource } from './world/resources';
import { type StackModel, type WorldIndex } from './world/stack-model';
import { type TemplateResource } from './template/template';
import { type Environment } from './resolve/environment';

/** What a policy or a setting is about, for types that carry no tags of their own. */
const SUBJECT: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SQS::QueuePolicy': 'Queues[]',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SNS::TopicPolicy': 'Topics[]',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SNS::Subscription': 'TopicArn',
  'AWS::Kinesis::ResourcePolicy': 'ResourceArn',
  'AWS::Logs::SubscriptionFilter': 'LogGroupName',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::S3::AccessPoint': 'Bucket',
  'AWS::DMS::ReplicationTask': 'SourceEndpointArn',
  'AWS::DMS::ReplicationConfig': 'SourceEndpointArn',
  'AWS::RDS::DBInstance': 'DBClusterIdentifier',
  'AWS::CloudFront::Distribution': 'DistributionConfig.Origins[].DomainName',
  'Custom::DynamoDBReplica': 'TableName',
};

/**
 * The class of the data that a resource holds or moves: its tag, else the tag of what it is about, else customer content.
 * A tag that says less than the configuration shows does not count: what Amazon Connect stores is customer content.
 */
export function dataClassOf(resource: ResourceModel): DataClass {
  const tagged = tagOf(resource) ?? subjectClass(resource);
  if (tagged === undefined) return 'customer-content';
  return mayCross(tagged) && contradicts(resource) ? 'customer-content' : tagged;
}

function tagOf(resource: ResourceModel): DataClass | undefined {
  const path = tagsPath(resource.type);
  const classes = select(resource.properties, path, resource.environment).flatMap(({ value }) =>
    classesIn(value.node, value.environment),
  );
  const [first] = classes;
  // Tags that differ between replicas or branches prove nothing.
  return first !== undefined && classes.every((found) => found === first) ? first : undefined;
}

function classesIn(tags: Json | undefined, environment: Environment): readonly DataClass[] {
  const values = Array.isArray(tags)
    ? (tags as readonly Json[])
        .filter((tag) => property(tag, 'Key') === DATA_CLASS_TAG)
        .map((tag) => property(tag, 'Value'))
    : isObject(tags)
      ? [property(tags, DATA_CLASS_TAG)]
      : [];
  return values
    .filter((value) => value !== undefined)
    .flatMap((value) => resolveTexts(value, environment))
    .map((text) => parseDataClass(literalOf(text) ?? '') ?? 'customer-content');
}

/** A subject can have a subject of its own; references in a circle have none. */
const MAX_STEPS = 4;

/** Classes of what the resource is about; `undefined` for one whose class nobody has declared. */
function subjectClasses(resource: ResourceModel, step = 0): readonly (DataClass | undefined)[] {
  const path = SUBJECT[resource.type];
  if (path === undefined || step > MAX_STEPS) return [];
  return select(resource.properties, path, resource.environment).flatMap(({ value }) =>
    (value.text ? [value.text] : resolveTexts(value.node, value.environment)).map((text) => {
      const subject = subjectOf(text, resource);
      if (!subject) return undefined;
      return contradicts(subject, step + 1) ? 'customer-content' : tagOf(subject);
    }),
  );
}

function subjectClass(resource: ResourceModel): DataClass | undefined {
  const classes = subjectClasses(resource);
  const [first] = classes;
  return first !== undefined && classes.every((found) => found === first) ? first : undefined;
}

/** The resource that the text refers to, or the bucket that it names alone or as a host. */
function subjectOf(text: Text, { stack }: ResourceModel): ResourceModel | undefined {
  const [first] = text.parts;
  const target = typeof first === 'object' ? first.resource : undefined;
  if (target) return findResource(stack.world.stack(target.stack), target.logicalId);
  const name = (literalOf(text) ?? '').replace(/\.s3[.-].*$/, '');
  const bucket = name === '' ? undefined : stack.world.bucket(name);
  return bucket && findResource(bucket.stack, bucket.logicalId);
}

/** Whether the configuration shows personal data, whatever the tag says. */
function contradicts(resource: ResourceModel, step = 0): boolean {
  const { stack, logicalId } = resource;
  return (
    connectTargets(stack.world).has(`${stack.name}|${logicalId}`) ||
    hasPersonalAttributes(resource) ||
    subjectClasses(resource, step).some((found) => found !== undefined && !mayCross(found))
  );
}

/** Attributes that a table of DynamoDB declares because they are keys or projected into an index. */
const ATTRIBUTES = [
  'AttributeDefinitions[].AttributeName',
  'GlobalSecondaryIndexes[].Projection.NonKeyAttributes[]',
  'LocalSecondaryIndexes[].Projection.NonKeyAttributes[]',
];

function hasPersonalAttributes({ type, properties, environment }: ResourceModel): boolean {
  if (!/^AWS::DynamoDB::(?:Global)?Table$/.test(type)) return false;
  return ATTRIBUTES.flatMap((path) => select(properties, path, environment)).some(({ value }) =>
    (value.text ? [value.text] : resolveTexts(value.node, value.environment)).some((text) =>
      isPersonalAttribute(literalOf(text) ?? ''),
    ),
  );
}

const CONNECT_STORES = ['S3Config.BucketName', 'KinesisStreamConfig.StreamArn', 'KinesisFirehoseConfig.FirehoseArn'];
const targetsByWorld = new WeakMap<WorldIndex, ReadonlySet<string>>();

function connectTargets(world: WorldIndex): ReadonlySet<string> {
  let targets = targetsByWorld.get(world);
  if (!targets) {
    targets = new Set(
      world.stacks.flatMap((stack) =>
        [...stack.template.resources.values()].flatMap((declared) => targetsOf(declared, stack)),
      ),
    );
    targetsByWorld.set(world, targets);
  }
  return targets;
}

function targetsOf({ type, logicalId }: TemplateResource, stack: StackModel): readonly string[] {
  const config = type === 'AWS::Connect::InstanceStorageConfig' ? findResource(stack, logicalId) : undefined;
  if (!config) return [];
  return CONNECT_STORES.flatMap((path) => select(config.properties, path, config.environment)).flatMap(({ value }) =>
    (value.text ? [value.text] : resolveTexts(value.node, value.environment)).flatMap((text) => {
      const target = soleHole(text)?.resource;
      if (target) return [`${target.stack}|${target.logicalId}`];
      const bucket = stack.world.bucket(literalOf(text) ?? '');
      return bucket ? [`${bucket.stack.name}|${bucket.logicalId}`] : [];
    }),
  );
}
