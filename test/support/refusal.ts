import { exampleDeployment, InvalidDeploymentError, parseDeployment } from '../../lib/config';
import { changed } from './changed';

/** Fields of a deployment definition to set, by path. */
export type Changes = Readonly<Record<string, unknown>>;

/** The message with which a change of the example deployment is refused, or `accepted`. */
export function refusal(changes: Changes, asOf = '2026-11-21'): string {
  try {
    parseDeployment(changed(exampleDeployment, changes), { asOf, source: 'deployment.ts' });
  } catch (error) {
    if (error instanceof InvalidDeploymentError) return error.message;
    throw error;
  }
  return 'accepted';
}
