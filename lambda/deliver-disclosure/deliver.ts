import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { disclosureKey } from '../../lib/domain/disclosure/disclosure-case';
import { disclosureNotice } from '../../lib/domain/disclosure/disclosure-notice';
import { type NoticeEnvironment } from '../../lib/domain/erasure/notice-environment';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { type SendNotice, wordingOf } from '../shared/erasure/notices';
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
  readonly wording: Pick<NoticeEnvironment, 'JURISDICTION' | 'CONTROLLER'>;
  /** `undefined`: the deployment has no sender. */
  readonly send: SendNotice | undefined;
  readonly now: () => Date;
}

/**
 * Gives a link to one file of a disclosure, for some minutes, or sends it to the address of the request. That it did is
 * recorded before anybody has the link.
 *
 * @throws Error when there is no answer yet or any more, no such file, nobody to send it to, or the link would lead out of the Region
 */
export async function deliverDisclosure(
  { requestId, file, to, by, mail }: DeliverDisclosureEvent,
  means: DeliverDisclosureMeans,
): Promise<DeliverDisclosureResult> {
  const { cases, bucket, signer, host, linkSeconds } = means;
  const now = means.now();
  const disclosure = await cases.get(requestId);
  const { expiresOn, contact } = disclosure;
  if (expiresOn === undefined) throw new Error(`request ${requestId} is not answered yet; call disclose-subject again`);
  if (expiresOn <= now.toISOString().slice(0, 10)) {
    throw new Error(`the answer to ${requestId} was deleted on ${expiresOn}; call disclose-subject again`);
  }
  if (mail && (!means.send || !contact)) {
    throw new Error(
      `request ${requestId} cannot be answered by mail: ${means.send ? 'it has no address' : 'the deployment has no noticeSender'}; leave out mail, and hand the link over`,
    );
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
  await cases.delivered(requestId, { at: now.toISOString(), file, by, to, mailed: mail });
  const expiresAt = new Date(now.getTime() + linkSeconds * 1_000).toISOString();
  if (!mail || !means.send || !contact) return { link, expiresAt };
  const { language, sender } = wordingOf(means.wording, disclosure);
  const messageId = await means.send(
    contact.email,
    disclosureNotice(disclosure, { link, expiresAt }, language, sender),
  );
  return { messageId, expiresAt };
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
