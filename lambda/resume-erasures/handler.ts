import { SFNClient } from '@aws-sdk/client-sfn';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../lib/domain/erasure/erasure-metrics';
import { casesOf } from '../shared/erasure/clients';
import { writeMetrics } from '../shared/metrics';
import { resumeErasuresEnvironmentSchema, type ResumeErasuresResult } from './contract';
import { resumeErasures } from './resume';

/**
 * Entry point, called every day: hands over, and writes how the deadlines stand as metrics.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export async function handler(): Promise<ResumeErasuresResult> {
  const { CASES_TABLE, STATE_MACHINE_ARN, STAGE } = resumeErasuresEnvironmentSchema.parse(process.env);
  const result = await resumeErasures({
    cases: casesOf(CASES_TABLE),
    workflow: { client: new SFNClient({}), stateMachineArn: STATE_MACHINE_ARN },
    now: () => new Date(),
  });
  writeMetrics(
    { namespace: ERASURE_NAMESPACE, stage: STAGE },
    {
      [erasureMetrics.unanswered]: result.unanswered,
      [erasureMetrics.dueSoon]: result.dueSoon,
      [erasureMetrics.overdue]: result.overdue,
      [erasureMetrics.interrupted]: result.interrupted,
      [erasureMetrics.toTell]: result.toTell,
    },
  );
  return result;
}
