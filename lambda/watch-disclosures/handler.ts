import { LambdaClient } from '@aws-sdk/client-lambda';
import { DISCLOSURE_NAMESPACE, disclosureMetrics } from '../../lib/domain/disclosure/disclosure-metrics';
import { carryOnBy, disclosuresOf } from '../shared/disclosure/clients';
import { writeMetrics } from '../shared/metrics';
import { watchDisclosuresEnvironmentSchema, type WatchDisclosuresResult } from './contract';
import { watchDisclosures } from './watch';

/**
 * Entry point of the daily schedule, whose event says nothing.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export async function handler(): Promise<WatchDisclosuresResult> {
  const { DISCLOSURES_TABLE, DISCLOSE_FUNCTION, STAGE: stage } = watchDisclosuresEnvironmentSchema.parse(process.env);
  const measured = await watchDisclosures({
    cases: disclosuresOf(DISCLOSURES_TABLE),
    carryOn: carryOnBy(new LambdaClient({}), DISCLOSE_FUNCTION),
    now: new Date(),
  });
  writeMetrics(
    { namespace: DISCLOSURE_NAMESPACE, stage },
    {
      [disclosureMetrics.unanswered]: measured.unanswered,
      [disclosureMetrics.dueSoon]: measured.dueSoon,
      [disclosureMetrics.overdue]: measured.overdue,
    },
  );
  return measured;
}
