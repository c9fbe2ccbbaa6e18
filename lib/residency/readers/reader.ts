import { type Place } from '../place';
import { resolveTexts, type Variant } from '../resolve/resolver';
import { select } from '../resolve/select';
import { type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';

/** A place that a value names. */
export interface Reading {
  readonly place: Place;
  /** The piece of the value that names it, for evidence. */
  readonly text?: Text;
  /** Path inside the value, such as `Statement[0].Principal`. */
  readonly path?: string;
}

/** Reads the places out of a value of a resource, at a path inside its properties. */
export type Reader = (value: Variant, resource: ResourceModel, path?: string) => readonly Reading[];

/** The texts of a scalar value. */
export function textsOf(value: Variant): readonly Text[] {
  return value.text ? [value.text] : resolveTexts(value.node, value.environment);
}

/** The texts at a path of a resource. */
export function textsAt({ properties, environment }: ResourceModel, path: string): readonly Text[] {
  return select(properties, path, environment).flatMap(({ value }) => textsOf(value));
}

/** A reader that judges each text of a scalar value by itself. */
export function eachText(read: (text: Text, resource: ResourceModel) => Place): Reader {
  return (value, resource) => textsOf(value).map((text) => ({ place: read(text, resource), text }));
}
