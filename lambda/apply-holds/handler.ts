import { casesOf, legalHoldsOf, registerOf } from '../shared/erasure/clients';
import { applyHolds } from './apply';
import { applyHoldsEnvironmentSchema, applyHoldsEventSchema, type ApplyHoldsResult } from './contract';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<ApplyHoldsResult> {
  const { CASES_TABLE, REGISTER_TABLE, HOLDS_TABLE } = applyHoldsEnvironmentSchema.parse(process.env);
  return applyHolds(applyHoldsEventSchema.parse(event), {
    cases: casesOf(CASES_TABLE),
    register: registerOf(REGISTER_TABLE),
    holds: legalHoldsOf(HOLDS_TABLE),
    now: () => new Date(),
  });
}
