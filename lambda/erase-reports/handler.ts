import { casesOf, registerOf } from '../shared/erasure/clients';
import { objectStores } from '../shared/erasure/object-stores';
import { eraseReportsEnvironmentSchema, eraseReportsEventSchema, type EraseReportsResult } from './contract';
import { eraseReports } from './erase';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<EraseReportsResult> {
  const { CASES_TABLE, REGISTER_TABLE, BUCKETS } = eraseReportsEnvironmentSchema.parse(process.env);
  return eraseReports(eraseReportsEventSchema.parse(event), {
    cases: casesOf(CASES_TABLE),
    register: registerOf(REGISTER_TABLE),
    stores: objectStores(BUCKETS),
    places: BUCKETS,
    now: () => new Date(),
  });
}
