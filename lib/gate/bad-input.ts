import { InvalidDeploymentError } from '../config';
import { InvalidDecisionError } from '../residency/decisions/invalid-decision-error';
import { TemplateError } from '../residency/template-error';
import { InputError } from './input-error';

/** Errors whose message is written for the person at the keyboard. */
const EXPECTED = [InputError, TemplateError, InvalidDeploymentError, InvalidDecisionError];

/** What to tell a person about bad input, or `undefined` when the error is one of the program. */
export function badInputMessage(error: unknown): string | undefined {
  return EXPECTED.some((expected) => error instanceof expected) ? (error as Error).message : undefined;
}
