import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { InputError } from './input-error';

/** What lies at a path. */
export type PathKind = 'file' | 'directory' | 'missing';

/** What lies at a path, links followed. */
export function pathKind(path: string, cwd: string): PathKind {
  const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (stats === undefined) return 'missing';
  return stats.isDirectory() ? 'directory' : 'file';
}

/**
 * The text of a UTF-8 file.
 *
 * @param wanted - what the file should hold, for the message about an empty one
 * @throws InputError when it cannot be read, is empty, or is not UTF-8
 */
export function readText(path: string, cwd: string, wanted = 'a CloudFormation template'): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(cwd, path));
  } catch (error) {
    throw new InputError(`${path}: cannot be read (${reasonOf(error)}); check the path and its permissions`);
  }
  if (bytes.length === 0) throw new InputError(`${path}: the file is empty; give ${wanted}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${path}: the file is not UTF-8 text; save it as UTF-8`);
  }
}

const systemErrorSchema = z.object({ code: z.string() });
const errorSchema = z.object({ message: z.string() });

/** The system's short code, such as `ENOENT`, or the first line of the error, for a message of one line. */
export function reasonOf(error: unknown): string {
  const code = systemErrorSchema.safeParse(error).data?.code;
  if (code !== undefined) return code;
  const message = errorSchema.safeParse(error).data?.message ?? String(error);
  return message.split('\n')[0] ?? message;
}
