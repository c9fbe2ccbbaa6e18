import { parseArn } from '../../locate/arn';
import { locate, locateHole } from '../../locate/locate';
import { type Place, unknownPlace } from '../../place';
import { resolveTexts } from '../../resolve/resolver';
import { display, literalOf, soleHole, type Text } from '../../resolve/text';
import { isObject, property } from '../../template/json';
import { type ResourceModel } from '../../world/resource-model';
import { findResource, resourcesOfType } from '../../world/resources';
import { type StackModel } from '../../world/stack-model';
import { leavesOf } from '../document';
import { textsAt } from '../reader';

/** Where the data of a DMS endpoint is. */
export interface EndpointPlace {
  /** What tells it: a server's name, a secret that holds the name, or a store such as a bucket. */
  readonly by: 'server' | 'secret' | 'store';
  readonly place: Place;
  readonly text: Text;
}

/** The endpoint that a property of a task names, when one of the given templates declares it. */
export function endpointOf(text: Text, from: StackModel): ResourceModel | undefined {
  const target = soleHole(text)?.resource;
  const found = target && findResource(from.world.stack(target.stack), target.logicalId);
  return found?.type === 'AWS::DMS::Endpoint' ? found : undefined;
}

const STORES: readonly (readonly [path: string, expects: 'bucket' | 'arn' | 'host'])[] = [
  ['S3Settings.BucketName', 'bucket'],
  ['RedshiftSettings.BucketName', 'bucket'],
  ['NeptuneSettings.S3BucketName', 'bucket'],
  ['KinesisSettings.StreamArn', 'arn'],
  ['KafkaSettings.Broker', 'host'],
  ['ElasticsearchSettings.EndpointUri', 'host'],
];

/** Every place that a DMS endpoint names; empty when it names none. */
export function placesOfEndpoint(endpoint: ResourceModel): readonly EndpointPlace[] {
  const { stack } = endpoint;
  const servers = ['ServerName', ...settingsOf(endpoint).map((name) => `${name}.ServerName`)]
    .flatMap((path) => textsAt(endpoint, path))
    .map((text): EndpointPlace => ({ by: 'server', place: locate(text, stack, 'host'), text }));
  const secrets = settingsOf(endpoint)
    .flatMap((name) => textsAt(endpoint, `${name}.SecretsManagerSecretId`))
    .map((text): EndpointPlace => ({ by: 'secret', place: placeInSecret(text, stack), text }));
  const stores = STORES.flatMap(([path, expects]) =>
    textsAt(endpoint, path).map((text): EndpointPlace => ({ by: 'store', place: locate(text, stack, expects), text })),
  );
  return [...servers, ...(servers.length > 0 ? [] : secrets), ...stores];
}

function settingsOf({ properties }: ResourceModel): readonly string[] {
  return Object.keys(properties).filter((name) => name.endsWith('Settings'));
}

const SECRET = 'AWS::SecretsManager::Secret';
const ATTACHMENT = 'AWS::SecretsManager::SecretTargetAttachment';

/** The server whose host a secret holds: in its text, or that of the database it is attached to. */
export function placeInSecret(text: Text, from: StackModel): Place {
  const unknown = unknownPlace(`the server whose host secret ${display(text)} holds`);
  const target = soleHole(text)?.resource;
  const found = target
    ? findResource(from.world.stack(target.stack), target.logicalId)
    : namedSecret(literalOf(text), from);
  if (!found) {
    const place = parseArn(text) ? locate(text, from, 'arn') : unknown;
    return place.kind === 'located' && place.regions.some((region) => !isHome(region, from)) ? place : unknown;
  }
  if (found.type === ATTACHMENT) return databaseBehind([found])[0] ?? unknown;
  if (found.type !== SECRET) {
    const hole = soleHole(text);
    return hole ? locateHole(hole, from) : unknown;
  }
  return hostIn(found) ?? databaseBehind(attachmentsOf(found))[0] ?? unknown;
}

function namedSecret(name: string | undefined, from: StackModel): ResourceModel | undefined {
  const named = name === undefined ? undefined : from.world.named(SECRET, name, from.region);
  return named && findResource(named.stack, named.logicalId);
}

function isHome(region: string | undefined, { scope }: StackModel): boolean {
  return region !== undefined && scope.homeRegions.includes(region);
}

function hostIn(secret: ResourceModel): Place | undefined {
  const { properties, environment, stack } = secret;
  const template = property(property(properties, 'GenerateSecretString'), 'SecretStringTemplate');
  for (const node of [property(properties, 'SecretString'), template]) {
    if (node === undefined) continue;
    for (const text of resolveTexts(node, environment)) {
      const host = leavesOf({ node: null, text, environment }).find(({ key }) => key === 'host');
      if (host) return locate(host.text, stack, 'host');
    }
  }
  return undefined;
}

function attachmentsOf(secret: ResourceModel): readonly ResourceModel[] {
  return resourcesOfType(secret.stack.world, ATTACHMENT).filter((attachment) =>
    textsAt(attachment, 'SecretId').some((text) => {
      const target = soleHole(text)?.resource;
      return target?.stack === secret.stack.name && target.logicalId === secret.logicalId;
    }),
  );
}

function databaseBehind(attachments: readonly ResourceModel[]): readonly Place[] {
  return attachments.flatMap((attachment) =>
    textsAt(attachment, 'TargetId').flatMap((text) => {
      const hole = soleHole(text);
      return hole ? [locateHole(hole, attachment.stack)] : [];
    }),
  );
}

const TASKS = ['AWS::DMS::ReplicationTask', 'AWS::DMS::ReplicationConfig'];

/** Whether a task of the given templates uses the endpoint; then the task carries the finding. */
export function isUsed(endpoint: ResourceModel): boolean {
  return TASKS.flatMap((type) => resourcesOfType(endpoint.stack.world, type)).some((task) =>
    ['SourceEndpointArn', 'TargetEndpointArn']
      .flatMap((path) => textsAt(task, path))
      .some((text) => {
        const used = endpointOf(text, task.stack);
        return used?.stack === endpoint.stack && used.logicalId === endpoint.logicalId;
      }),
  );
}

/** The places of the servers that a DMS data provider names. */
export function placesOfProvider(provider: ResourceModel): readonly EndpointPlace[] {
  const settings = property(provider.properties, 'Settings');
  return Object.keys(isObject(settings) ? settings : {})
    .flatMap((name) => textsAt(provider, `Settings.${name}.ServerName`))
    .map((text) => ({ by: 'server', place: locate(text, provider.stack, 'host'), text }));
}
