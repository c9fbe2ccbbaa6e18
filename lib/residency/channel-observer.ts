import { type DataClass } from '../domain/data-class';
import { type Channel, type Guard, type Opening, type Way } from './channel';
import { channels } from './channels';
import { abroad, here, type Place, unknownPlace } from './place';
import { readers } from './readers';
import { textsOf } from './readers/reader';
import { canBeAbsent, select, type Selected } from './resolve/select';
import { type Variant } from './resolve/resolver';
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
    const { scope, path, guard } = scopeOf(way);
    for (const element of select(resource.properties, scope, resource.environment)) {
      const selected = within(element, path);
      if (way.path !== '') for (const value of selected) read.add(value.path);
      if (way.inbound || (way.when && !guardHolds(way.when, guard, element.value))) continue;
      for (const value of selected) yield* observe(channel, way, value, resource);
      if (way.absent && !element.value.text && canBeAbsent(element.value.node, path, element.value.environment)) {
        const at = joinPath(element.path, parentPath(path));
        yield { rule: channel.id, resource, path: at, place: placeOfOpening(way.absent), carries: way.carries };
      }
    }
  }
}

interface Scoped {
  /** The list or map that the way and its guard have in common; empty: the resource itself. */
  readonly scope: string;
  readonly path: string;
  readonly guard: string;
}

/** A guard on an element of a list is about that element, not about any other one of the list. */
function scopeOf({ path, when }: Way): Scoped {
  const own = path.split('.');
  const guard = when?.path.split('.') ?? [];
  let shared = 0;
  for (let index = 0; own[index] !== undefined && own[index] === guard[index]; index += 1) {
    if (/[\]}]$/.test(own[index] ?? '')) shared = index + 1;
  }
  const rest = (steps: readonly string[]) => steps.slice(shared).join('.');
  return { scope: own.slice(0, shared).join('.'), path: rest(own), guard: rest(guard) };
}

/** The values below an element; where the element itself is unknown, it stands for what it would have held. */
function within({ path, value }: Selected, inner: string): readonly Selected[] {
  if (value.text || inner === '') return [{ path, value }];
  return select(value.node, inner, value.environment).map((found) => ({ ...found, path: joinPath(path, found.path) }));
}

function* observe(
  channel: Channel,
  way: Way,
  { path, value }: Selected,
  resource: ResourceModel,
): Generator<Observation> {
  const at = (place: Place) => ({ rule: channel.id, resource, place, carries: carriedTo(place, way) });
  const counts = (place: Place) => place.kind !== 'unknown' || way.unknown !== 'silent';
  if (typeof way.reads !== 'string') {
    if (way.reads.values === undefined && way.reads.except === undefined) {
      yield { ...at(placeOfOpening(way.reads)), path };
      return;
    }
    for (const text of textsOf(value)) {
      const place = openingOf(way.reads, text);
      if (place && counts(place)) yield { ...at(place), path, text };
    }
    return;
  }
  for (const { place, text, path: inner } of readers[way.reads](value, resource, path)) {
    const forced = way.forcedTo !== undefined && text !== undefined && literalOf(text) === way.forcedTo;
    if (counts(place))
      yield {
        ...at(forced ? here('the one Region that AWS offers') : place),
        path: joinPath(path, inner),
        text,
      };
  }
}

/** The class of what flows to a place, where it is not the resource's own. */
function carriedTo(place: Place, { carries, unknown }: Way): DataClass | undefined {
  return unknown === 'unproven' && place.kind === 'unknown' ? 'customer-content' : carries;
}

function openingOf(opening: Opening, text: Text): Place | undefined {
  const value = literalOf(text);
  if (value === undefined) {
    const possible = opening.values?.some((item) => canRead(text, String(item))) ?? true;
    return possible ? unknownPlace(`${opening.title}, if ${display(text)} says so,`) : here(display(text));
  }
  const matches = (list: readonly (string | number | boolean)[]) =>
    list.some((item) => String(item).toLowerCase() === value.toLowerCase());
  const opens = opening.values ? matches(opening.values) : !matches(opening.except ?? []);
  return opens ? placeOfOpening(opening) : here(`the value ${value}`);
}

/** Whether the text, whatever its holes stand for, can be that value. */
function canRead({ parts }: Text, value: string): boolean {
  const pattern = parts.map((part) => (typeof part === 'string' ? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '.*'));
  return new RegExp(`^${pattern.join('')}$`, 'is').test(value);
}

function placeOfOpening({ to, title }: Opening): Place {
  return to === 'abroad' ? abroad(title) : unknownPlace(title);
}

function guardHolds({ absent, values }: Guard, path: string, { node, text, environment }: Variant): boolean {
  if (text) return true;
  if (absent) return canBeAbsent(node, path, environment);
  const selected = select(node, path, environment);
  if (!values) return selected.length > 0;
  return selected.some(({ value }) =>
    textsOf(value).some((found) => {
      const known = literalOf(found);
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
