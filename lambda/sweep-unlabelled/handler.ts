import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../lib/domain/erasure/erasure-metrics';
import { labelsByBucket } from '../../lib/domain/labels';
import { concurrently } from '../shared/concurrently';
import { documentClient } from '../shared/erasure/clients';
import { writeMetrics } from '../shared/metrics';
import { labellingAnswerSchema, sweepUnlabelledEnvironmentSchema, type SweepUnlabelledResult } from './contract';
import { SweepStates } from './sweep-state';
import { sweepUnlabelled, type UnlabelledVersion } from './sweep';

/** Less than the timeout of the function and the time to the next call. */
const WORKING_MILLISECONDS = 12 * 60_000;
/** As many as the queue gives to a call. */
const BATCH = 10;
const BATCHES_AT_ONCE = 8;

/** Has the function that labels do so. @returns how many versions it could not label */
async function labelBy(functionName: string, versions: readonly UnlabelledVersion[]): Promise<number> {
  const client = new LambdaClient({});
  const batches = Array.from({ length: Math.ceil(versions.length / BATCH) }, (_, index) =>
    versions.slice(index * BATCH, (index + 1) * BATCH),
  );
  let failed = 0;
  await concurrently(batches, BATCHES_AT_ONCE, async (batch) => {
    const Records = batch.map(({ bucket, key, versionId }, index) => ({
      messageId: String(index),
      body: JSON.stringify({ detail: { bucket: { name: bucket }, object: { key, 'version-id': versionId } } }),
    }));
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ Records }) }),
    );
    if (FunctionError !== undefined) throw new Error(`the function that labels ended with ${FunctionError}`);
    const text = new TextDecoder().decode(Payload);
    failed += labellingAnswerSchema.parse(JSON.parse(text)).batchItemFailures.length;
  });
  return failed;
}

/**
 * Entry point, called four times an hour: goes on with the sweep, or begins that of the day. When it is completed, writes
 * how many objects were without their label, and how many still are.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export async function handler(): Promise<SweepUnlabelledResult> {
  const environment = sweepUnlabelledEnvironmentSchema.parse(process.env);
  const { outcome, found, remaining } = await sweepUnlabelled({
    s3: new S3Client({}),
    states: new SweepStates(documentClient(), environment.REGISTER_TABLE),
    labels: labelsByBucket(environment.LABELS),
    label: (versions) => labelBy(environment.LABELLER, versions),
    now: () => new Date(),
    until: new Date(Date.now() + WORKING_MILLISECONDS),
  });
  if (found !== undefined && remaining !== undefined) {
    writeMetrics(
      { namespace: ERASURE_NAMESPACE, stage: environment.STAGE },
      { [erasureMetrics.objectsFoundUnlabelled]: found, [erasureMetrics.objectsStillUnlabelled]: remaining },
    );
  }
  return { outcome };
}
