import { ConnectClient } from '@aws-sdk/client-connect';
import { S3Client } from '@aws-sdk/client-s3';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../lib/domain/erasure/erasure-metrics';
import { labelsByBucket } from '../../lib/domain/labels';
import { registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { writeMetrics } from '../shared/metrics';
import {
  labelContentEnvironmentSchema,
  labelContentEventSchema,
  type LabelContentResult,
  objectCreatedSchema,
} from './contract';
import { labelContent, type Labelling } from './label';

/**
 * Entry point: labels every object of a batch. A message that fails goes back to the queue, and from there to the
 * dead-letter queue; the others of its batch are done.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<LabelContentResult> {
  const environment = labelContentEnvironmentSchema.parse(process.env);
  const means = {
    s3: new S3Client({}),
    instance: { client: new ConnectClient({}), instanceId: environment.INSTANCE_ID },
    register: registerOf(environment.REGISTER_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    labels: labelsByBucket(environment.LABELS),
  };
  const metrics = { namespace: ERASURE_NAMESPACE, stage: environment.STAGE };
  const failed: string[] = [];
  const counts: Record<Labelling, number> = { registered: 0, unattributed: 0, absent: 0 };
  for (const { messageId, body } of labelContentEventSchema.parse(event).Records) {
    try {
      counts[await labelContent(objectCreatedSchema.parse(JSON.parse(body)), means)] += 1;
    } catch (error) {
      failed.push(messageId);
      // The name alone: messages of errors can hold keys of objects.
      writeMetrics(
        metrics,
        { [erasureMetrics.labellingFailed]: 1 },
        { error: error instanceof Error ? error.name : 'unknown' },
      );
    }
  }
  writeMetrics(metrics, {
    [erasureMetrics.objectsRegistered]: counts.registered,
    [erasureMetrics.objectsUnattributed]: counts.unattributed,
  });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
