import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDecisionFile } from '../../residency/decisions/decision-file';
import { parseDecision, type FiledDecision } from '../../residency/decisions/parse-decision';
import { InputError } from '../input-error';
import { pathKind, readText, reasonOf } from '../read-text';

/** Where a project keeps its records. */
export const DECISIONS_DIRECTORY = 'decisions';

/**
 * The decision records of a directory, by file name.
 *
 * @param directory - `undefined`: `decisions` of the working directory, if there is one
 * @throws InputError when a directory that was asked for is not there, or a file cannot be read
 * @throws InvalidDecisionError when a file is no record
 */
export function readDecisions(directory: string | undefined, cwd: string): readonly FiledDecision[] {
  const from = directory ?? DECISIONS_DIRECTORY;
  if (pathKind(from, cwd) !== 'directory') {
    if (directory === undefined) return [];
    throw new InputError(`${from}: no such directory; give the one that holds the decision records`);
  }
  return filesIn(from, cwd).map((file) =>
    parseDecision(readText(file, cwd, 'a decision record, as decisions/template.yaml'), file),
  );
}

function filesIn(directory: string, cwd: string): readonly string[] {
  try {
    return readdirSync(resolve(cwd, directory))
      .filter(isDecisionFile)
      .sort()
      .map((name) => join(directory, name));
  } catch (error) {
    throw new InputError(`${directory}: cannot be read (${reasonOf(error)}); check its permissions`);
  }
}
