import { KMSClient } from '@aws-sdk/client-kms';
import { MASKING_METRIC_NAMESPACE, maskingMetrics } from '../../lib/domain/masking/masking-metrics';
import { SubjectKeys } from '../shared/erasure/subject-keys';
import { writeMetrics } from '../shared/metrics';
import { type TransformationResult, transformationEventSchema } from '../shared/transformation';
import { maskContactRecordsEnvironmentSchema } from './contract';
import { maskRecords } from './mask';

const kms = new KMSClient({});

/**
 * Masks contact records on their way to the lake.
 *
 * @throws ZodError when the event is not what Data Firehose sends, or Error when AWS KMS does not answer: Data Firehose
 * tries again, and keeps the records under the prefix of errors when that does not help
 */
export async function handler(event: unknown): Promise<TransformationResult> {
  const { SUBJECT_KEY_ID, STAGE } = maskContactRecordsEnvironmentSchema.parse(process.env);
  const batch = transformationEventSchema.parse(event);
  // Made anew for every batch: identifiers do not stay in memory.
  const subjectKeys = new SubjectKeys(kms, SUBJECT_KEY_ID);
  const result = await maskRecords(batch, (identifier) => subjectKeys.of(identifier));
  const notMasked = result.records.filter(({ result }) => result === 'ProcessingFailed').length;
  writeMetrics(
    { namespace: MASKING_METRIC_NAMESPACE, stage: STAGE },
    { [maskingMetrics.recordsMasked]: result.records.length - notMasked, [maskingMetrics.recordsNotMasked]: notMasked },
  );
  return result;
}
