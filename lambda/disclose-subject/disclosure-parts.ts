import { PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { disclosurePartKey } from '../../lib/domain/disclosure/disclosure-case';
import { bytesOf, type DisclosurePlace } from './collect-files';
import { type Found } from './progress';

const foundSchema = z.array(z.tuple([z.string(), z.unknown()])).readonly();

/** What invocations before have found. A part that has ended is looked for again. */
export async function readParts({ client, bucket, requestId }: DisclosurePlace, parts: number): Promise<Found> {
  const found: (readonly [string, unknown])[] = [];
  for (let part = 0; part < parts; part += 1) {
    const bytes = await bytesOf(client, bucket, disclosurePartKey(requestId, part));
    if (bytes) found.push(...foundSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))));
  }
  return found;
}

/** Keeps what an invocation has found, beside the answer and for as long. */
export async function writePart(
  { client, bucket, requestId }: DisclosurePlace,
  part: number,
  found: Found,
): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: disclosurePartKey(requestId, part),
      Body: JSON.stringify(found),
      ContentType: 'application/json',
    }),
  );
}
