import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import * as z from 'zod';
import { loadDeployment, parseDeployment, type DeploymentDefinition } from '../config';
import { InputError } from './input-error';
import { pathKind, readText, reasonOf } from './read-text';

export interface DeploymentFileOptions {
  /** ISO date for which the definition must be lawful. */
  readonly asOf: string;
  readonly cwd: string;
}

/** A module may export its definition as `default` or as `deployment`. */
const moduleSchema = z.union([z.object({ deployment: z.unknown() }), z.object({ default: z.unknown() })]);

/**
 * The deployment definition of that name, or of the file: a JSON document, or a module (TypeScript when the program
 * runs with a loader for it) that exports the definition.
 *
 * @param deployment - `undefined`: the one that ships with the project
 * @throws InputError when the file cannot be loaded
 * @throws InvalidDeploymentError when the definition is refused, or there is none of that name
 */
export function readDeployment(deployment: string | undefined, options: DeploymentFileOptions): DeploymentDefinition {
  if (deployment === undefined || !/[/\\.]/.test(deployment)) return loadDeployment(deployment, options.asOf);
  return parseDeployment(readFile(deployment, options.cwd), { asOf: options.asOf, source: deployment });
}

function readFile(file: string, cwd: string): unknown {
  const kind = pathKind(file, cwd);
  if (kind !== 'file') {
    const found = kind === 'directory' ? 'this is a directory' : 'no such file';
    throw new InputError(`${file}: ${found}; give a module that exports a deployment definition`);
  }
  return file.endsWith('.json') ? readJson(file, cwd) : readModule(file, cwd);
}

function readJson(file: string, cwd: string): unknown {
  const text = readText(file, cwd, 'a deployment definition');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A text that ends too early has no position: its end is the place to look.
    const read = text.slice(0, Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)).split('\n');
    const at = `${read.length}:${(read.at(-1)?.length ?? 0) + 1}`;
    throw new InputError(`${file}:${at}: the JSON is malformed; check for a missing comma, quote or bracket`);
  }
}

function readModule(file: string, cwd: string): unknown {
  const path = isAbsolute(file) ? file : resolve(cwd, file);
  let loaded: unknown;
  try {
    loaded = createRequire(join(cwd, 'package.json'))(path);
  } catch (error) {
    const [, line, column, problem] = /:(\d+):(\d+): ERROR: (.*)/.exec(String(error)) ?? [];
    if (line !== undefined)
      throw new InputError(`${file}:${line}:${column}: the module is malformed (${problem}); correct it`);
    throw new InputError(`${file}: the module cannot be loaded (${reasonOf(error)}); fix it, or check what it imports`);
  }
  const parsed = moduleSchema.safeParse(loaded);
  if (!parsed.success) throw new InputError(`${file}: exports no definition; export it as 'deployment' or as default`);
  return 'deployment' in parsed.data ? parsed.data.deployment : parsed.data.default;
}
