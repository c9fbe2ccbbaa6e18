import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { isDecisionFile } from '../../lib/residency/decisions/decision-file';
import { type FiledDecision, parseDecision } from '../../lib/residency/decisions/parse-decision';

/**
 * The decision records that were deployed with a function.
 *
 * @throws InvalidDecisionError when a file is no record
 */
export function deployedDecisions(directory: string): readonly FiledDecision[] {
  return readdirSync(directory)
    .filter(isDecisionFile)
    .sort()
    .map((name) => parseDecision(readFileSync(join(directory, name), 'utf8'), `decisions/${name}`));
}
