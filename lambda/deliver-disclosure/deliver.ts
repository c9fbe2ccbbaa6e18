import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { disclosureKey } from '../../lib/domain/disclosure/disclosure-case';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { isAbsent } from '../shared/erasure/s3-absent';
import { type DeliverDisclosureEvent, type DeliverDisclosureResult } from './contract';

export interface DeliverDisclosureMeans {
  readonly cases: DisclosureCases;
  readonly bucket: string;
  /** Asks S3 whether the file is there. */
  readonly s3: S3Client;
  /** Signs links, for the endpoint of S3 in the own Region. */
  readonly signer: S3Client;
  /** Host that a link must have: that of the bucket in the own Region. */
  readonly host: string;
  readonly linkSeconds: number;
  readonly now: () => Date;
}

/**
 * Gives a link to one file of a disclosure, for some minutes, and records that it did before anybody has the link.
 *
 * @throws Error when there is no answer yet or any more, no such file, or the link would lead out of the Region
 */
export async function deliverDisclosure(
  { requestId, file, to, by }: DeliverDisclosureEvent,
  means: DeliverDisclosureMeans,
): Promise<DeliverDisclosureResult> {
  const { cases, bucket, signer, host, linkSeconds } = means;
  const now = means.now();
  const { expiresOn } = await cases.get(requestId);
  if (expiresOn === undefined) throw new Error(`request ${requestId} is not answered yet; call disclose-subject again`);
  if (expiresOn <= now.toISOString().slice(0, 10)) {
    throw new Error(`the answer to ${requestId} was deleted on ${expiresOn}; call disclose-subject again`);
  }
  const object = { Bucket: bucket, Key: disclosureKey(requestId, file) };
  await requireFile(object, requestId, file, means);
  const link = await getSignedUrl(
    signer,
    new GetObjectCommand({ ...object, ResponseContentDisposition: `attachment; filename="${file.split('/').at(-1)}"` }),
    { expiresIn: linkSeconds, signingDate: now },
  );
  const linked = new URL(link);
  if (linked.protocol !== 'https:' || linked.host !== host) {
    throw new Error(`the link would be on ${linked.host} and not on ${host}; deploy the stack again`);
  }
  await cases.delivered(requestId, { at: now.toISOString(), file, by, to });
  return { link, expiresAt: new Date(now.getTime() + linkSeconds * 1_000).toISOString() };
}

async function requireFile(
  object: { readonly Bucket: string; readonly Key: string },
  requestId: string,
  file: string,
  { s3 }: DeliverDisclosureMeans,
): Promise<void> {
  try {
    await s3.send(new HeadObjectCommand(object));
  } catch (error) {
    if (isAbsent(error)) throw new Error(`${file} is no file of ${requestId}; the report names them`, { cause: error });
    throw error;
  }
}
