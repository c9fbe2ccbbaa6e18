import { MASKING_METRIC_NAMESPACE, maskingMetrics } from '../../lib/domain/masking/masking-metrics';
import { writeMetrics } from '../shared/metrics';
import { type TransformationResult, transformationEventSchema } from '../shared/transformation';
import { maskAgentEventsEnvironmentSchema } from './contract';
import { maskEvents } from './mask';

/**
 * Masks agent events on their way to the lake.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<TransformationResult> {
  const { STAGE } = maskAgentEventsEnvironmentSchema.parse(process.env);
  const result = await maskEvents(transformationEventSchema.parse(event));
  const notMasked = result.records.filter(({ result }) => result === 'ProcessingFailed').length;
  writeMetrics(
    { namespace: MASKING_METRIC_NAMESPACE, stage: STAGE },
    {
      [maskingMetrics.eventsMasked]: result.records.length - notMasked,
      [maskingMetrics.eventsNotMasked]: notMasked,
    },
  );
  return result;
}
