import { type NormalizedSchema } from '@smithy/core/schema';
import * as z from 'zod';

/** Kind, namespace, name, traits, member names, members, number of required members (which come first). */
const structureSchema = z
  .tuple([z.number(), z.string(), z.string(), z.unknown(), z.array(z.string()), z.array(z.unknown())])
  .rest(z.unknown());

interface Structure {
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, NormalizedSchema>;
}

/** Read once a structure: a double judges the same few of them thousands of times. */
const structures = new WeakMap<object, Structure>();

function structureOf(schema: NormalizedSchema): Structure {
  const source = schema.getSchema();
  const known = typeof source === 'object' ? structures.get(source) : undefined;
  if (known) return known;
  const count = structureSchema.safeParse(source).data?.[6];
  const members = new Map(schema.structIterator());
  const required = [...members.keys()].slice(0, typeof count === 'number' ? count : 0);
  if (typeof source === 'object') structures.set(source, { required, members });
  return { required, members };
}

/**
 * What is wrong with a value by the service's own model: members that are missing, unknown or of another type. Lengths,
 * patterns and enumerations are not in the schemas of the SDK, so they are not checked.
 *
 * @param path - where the value is, for the messages
 */
export function conformanceProblems(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (schema.isDocumentSchema()) return [];
  if (schema.isStructSchema() || schema.isUnionSchema()) return structureProblems(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((element, index) =>
      conformanceProblems(schema.getValueSchema(), element, `${path}[${index}]`),
    );
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return [`${path} is no map`];
    return Object.entries(value).flatMap(([key, element]) =>
      conformanceProblems(schema.getValueSchema(), element, `${path}.${key}`),
    );
  }
  return scalarProblems(schema, value, path);
}

function structureProblems(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (schema.isUnitSchema()) return [];
  if (!isRecord(value)) return [`${path} is no structure`];
  const { required, members } = structureOf(schema);
  const missing = required.filter((name) => value[name] === undefined);
  const unknown = Object.keys(value).filter((name) => !members.has(name));
  const inner = [...members].flatMap(([name, member]) =>
    value[name] === undefined || value[name] === null
      ? []
      : conformanceProblems(member, value[name], `${path}.${name}`),
  );
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...unknown.map((name) => `${path}.${name} is no member`),
    ...inner,
  ];
}

function scalarProblems(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
  if (schema.isNumericSchema()) return typeof value === 'number' ? [] : [`${path} is no number`];
  if (schema.isTimestampSchema()) {
    return typeof value === 'number' || typeof value === 'string' ? [] : [`${path} is no time`];
  }
  if (schema.isStringSchema() || schema.isBlobSchema())
    return typeof value === 'string' ? [] : [`${path} is no string`];
  return [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
