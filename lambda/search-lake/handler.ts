import { AthenaClient } from '@aws-sdk/client-athena';
import { setTimeout } from 'node:timers/promises';
import { casesOf, registerOf } from '../shared/erasure/clients';
import { objectStores } from '../shared/erasure/object-stores';
import { searchLakeEnvironmentSchema, searchLakeEventSchema, type SearchLakeResult } from './contract';
import { searchLake } from './search';

/** Milliseconds between two looks at a query. */
const PAUSE = 1_000;

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<SearchLakeResult> {
  const environment = searchLakeEnvironmentSchema.parse(process.env);
  const { LAKE_REGION: region } = environment;
  const now = () => new Date();
  return searchLake(searchLakeEventSchema.parse(event), {
    cases: casesOf(environment.CASES_TABLE),
    register: registerOf(environment.REGISTER_TABLE),
    query: {
      client: new AthenaClient({}),
      workGroup: environment.WORKGROUP,
      database: environment.DATABASE,
      results: { bucket: environment.RESULT_BUCKET, region },
      stores: objectStores([]),
      now,
      pause: () => setTimeout(PAUSE),
    },
    table: environment.TABLE,
    lake: { bucket: environment.LAKE_BUCKET, region, days: environment.LAKE_DAYS },
    now,
  });
}
