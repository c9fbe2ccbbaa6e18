import { NormalizedSchema } from '@smithy/core/schema';
import { type Schema } from '@smithy/types';
import * as z from 'zod';

/** What an SDK package tells of one operation of its service. */
export interface OperationModel {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method, path with labels, and status, for services that speak REST. */
  readonly http?: { readonly method: string; readonly path: string; readonly status: number };
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

/** Reads the model out of what an SDK package exports. */
export function readServiceModel(sdk: Readonly<Record<string, unknown>>): ServiceModel {
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const exported of Object.values(sdk)) {
    const operation = operationSchema.safeParse(exported);
    const error = errorSchema.safeParse(exported);
    if (operation.success) {
      const [, , name, traits, input, output] = operation.data;
      const [method, path, status] = httpSchema.safeParse(traits).data?.http ?? [];
      operations.set(name, {
        name,
        input: schemaOf(input),
        output: schemaOf(output),
        http: method !== undefined && path !== undefined && status !== undefined ? { method, path, status } : undefined,
      });
    } else if (error.success) {
      const [, , name, { error: fault, httpError }] = error.data;
      errors.set(name, { name, fault, status: httpError ?? (fault === 'client' ? 400 : 500) });
    }
  }
  if (operations.size === 0) throw new Error('the package exports no operation schemas; use an SDK v3 client of 2026');
  return { operations, errors };
}

function schemaOf(reference: unknown): NormalizedSchema {
  // Schemas are exported as values or as functions that return them; NormalizedSchema takes both.
  return NormalizedSchema.of(reference as Schema);
}
