import { NormalizedSchema } from '@smithy/core/schema';
import { type Schema } from '@smithy/types';
import * as z from 'zod';

/** What an SDK package tells of one operation of its service. */
export interface OperationModel {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** For services that speak REST. */
  readonly http?: RestBinding;
}

/** Method and path with labels of an operation, and the status of its answer. */
export interface RestBinding {
  readonly method: string;
  /** What is between the slashes of the path. */
  readonly segments: readonly PathSegment[];
  /** Whether the last segment takes the rest of the path. */
  readonly isGreedy: boolean;
  /** Parameters that the path itself names. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly status: number;
}

export interface PathSegment {
  readonly text: string;
  /** The member of the input that is in its place. */
  readonly label?: string;
}

export interface ErrorModel {
  readonly name: string;
  readonly status: number;
  readonly fault: string;
}

/** A service as the schemas of its SDK v3 client describe it. */
export interface ServiceModel {
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, ErrorModel>;
}

// The static schemas of the SDK are tuples that begin with a number for their kind.
const OPERATION = 9;
const ERROR = -3;

const httpSchema = z.object({ http: z.tuple([z.string(), z.string(), z.number()]) });
const operationSchema = z.tuple([z.literal(OPERATION), z.string(), z.string(), z.unknown(), z.unknown(), z.unknown()]);
const errorSchema = z
  .tuple([z.literal(ERROR), z.string(), z.string(), z.object({ error: z.string(), httpError: z.number().optional() })])
  .rest(z.unknown());

/** By the first operation of a package, which is one object however often the package's exports are copied. */
const known = new WeakMap<object, ServiceModel>();

/** Reads the model out of what an SDK package exports. */
export function readServiceModel(sdk: Readonly<Record<string, unknown>>): ServiceModel {
  const exported = Object.values(sdk);
  const first = exported.find(isModel);
  const model = (first && known.get(first)) ?? readModels(exported.filter(isModel));
  if (first) known.set(first, model);
  return model;
}

/** Most of what a package exports is neither: asking a schema about all of it takes tenths of a second. */
function isModel(exported: unknown): exported is readonly unknown[] {
  return Array.isArray(exported) && (exported[0] === OPERATION || exported[0] === ERROR);
}

function readModels(models: readonly unknown[]): ServiceModel {
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const exported of models) {
    const operation = operationSchema.safeParse(exported);
    const error = errorSchema.safeParse(exported);
    if (operation.success) {
      const [, , name, traits, input, output] = operation.data;
      const http = httpSchema.safeParse(traits).data?.http;
      operations.set(name, {
        name,
        input: schemaOf(input),
        output: schemaOf(output),
        http: http && restBinding(...http),
      });
    } else if (error.success) {
      const [, , name, { error: fault, httpError }] = error.data;
      errors.set(name, { name, fault, status: httpError ?? (fault === 'client' ? 400 : 500) });
    }
  }
  if (operations.size === 0) throw new Error('the package exports no operation schemas; use an SDK v3 client of 2026');
  return { operations, errors };
}

function restBinding(method: string, uri: string, status: number): RestBinding {
  const [path = '', query = ''] = uri.split('?');
  const segments = path.split('/').map((text) => ({ text, label: /^\{(\w+)\+?\}$/.exec(text)?.[1] }));
  return { method, segments, isGreedy: path.endsWith('+}'), query: [...new URLSearchParams(query)], status };
}

function schemaOf(reference: unknown): NormalizedSchema {
  // Schemas are exported as values or as functions that return them; NormalizedSchema takes both.
  return NormalizedSchema.of(reference as Schema);
}
