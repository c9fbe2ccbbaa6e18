import { type Channel, type Guard, type Opening, type Way } from './channel';
import { channels } from './channels';
import { abroad, here, type Place, unknownPlace } from './place';
import { readers } from './readers';
import { textsOf } from './readers/reader';
import { canBeAbsent, select, type Selected } from './resolve/select';
import { display, literalOf, type Text } from './resolve/text';
import { type Observation } from './rule';
import { type ResourceModel } from './world/resource-model';

interface TypedWay {
  readonly channel: Channel;
  readonly way: Way;
}

const waysByType = new Map<string, TypedWay[]>();
for (const channel of channels) {
  for (const way of channel.ways) waysByType.set(way.type, [...(waysByType.get(way.type) ?? []), { channel, way }]);
}

/** Whether a channel table speaks of the resource type. */
export function hasChannels(type: string): boolean {
  return waysByType.has(type);
}

/** What the channel tables find on a resource. `read` collects the paths of the properties they have read. */
export function* observeChannels(resource: ResourceModel, read: Set<string>): Generator<Observation> {
  for (const { channel, way } of waysByType.get(resource.type) ?? []) {
    const selected = select(resource.properties, way.path, resource.environment);
    if (way.path !== '') for (const { path } of selected) read.add(path);
    if (way.inbound || (way.when && !guardHolds(way.when, resource))) continue;
    for (const value of selected) yield* observe(channel, way, value, resource);
    if (way.absent && canBeAbsent(resource.properties, way.path, resource.environment)) {
      yield {
        rule: channel.id,
        resource,
        path: parentPath(way.path),
        place: placeOfOpening(way.absent),
        carries: way.carries,
      };
    }
  }
}

function* observe(
  channel: Channel,
  way: Way,
  { path, value }: Selected,
  resource: ResourceModel,
): Generator<Observation> {
  const base = { rule: channel.id, resource, carries: way.carries };
  if (typeof way.reads !== 'string') {
    if (way.reads.values === undefined && way.reads.except === undefined) {
      yield { ...base, path, place: placeOfOpening(way.reads) };
      return;
    }
    for (const text of textsOf(value)) {
      const place = openingOf(way.reads, text);
      if (place) yield { ...base, path, place, text };
    }
    return;
  }
  for (const reading of readers[way.reads](value, resource)) {
    yield { ...base, path: joinPath(path, reading.path), place: reading.place, text: reading.text };
  }
}

function openingOf(opening: Opening, text: Text): Place | undefined {
  const value = literalOf(text);
  if (value === undefined) return unknownPlace(`${opening.title}, if ${display(text)} says so,`);
  const matches = (list: readonly (string | number | boolean)[]) =>
    list.some((item) => String(item).toLowerCase() === value.toLowerCase());
  const opens = opening.values ? matches(opening.values) : !matches(opening.except ?? []);
  return opens ? placeOfOpening(opening) : here(`the value ${value}`);
}

function placeOfOpening({ to, title }: Opening): Place {
  return to === 'abroad' ? abroad(title) : unknownPlace(title);
}

function guardHolds(guard: Guard, resource: ResourceModel): boolean {
  if (guard.absent) return canBeAbsent(resource.properties, guard.path, resource.environment);
  const selected = select(resource.properties, guard.path, resource.environment);
  const { values } = guard;
  if (!values) return selected.length > 0;
  return selected.some(({ value }) =>
    textsOf(value).some((text) => {
      const known = literalOf(text);
      return known === undefined || values.some((item) => String(item).toLowerCase() === known.toLowerCase());
    }),
  );
}

/** A missing property is reported where it is missing. */
function parentPath(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}

function joinPath(path: string, inner: string | undefined): string {
  if (inner === undefined || inner === '') return path;
  return path === '' ? inner : inner.startsWith('[') ? `${path}${inner}` : `${path}.${inner}`;
}
