import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Label, tagsOf } from '../../lib/domain/labels';
import {
  SUBJECTS_METADATA,
  subjectsText,
  UPLOAD_SECONDS,
  uploadDeclarationSchema,
  type UploadDeclaration,
} from '../../lib/domain/upload';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { type OfferUploadAnswer, type OfferUploadEvent, type UploadOffer } from './contract';

export interface OfferMeans {
  readonly s3: S3Client;
  readonly subjectKeys: SubjectKeys;
  readonly bucket: string;
  readonly prefix: string;
  readonly account: string;
  readonly contentKeyArn: string;
  /** What is the same in the label of every file. */
  readonly label: Pick<Label, 'jurisdiction' | 'classification' | 'retentionDays'>;
  readonly shorterRetentions: readonly number[];
  readonly newId: () => string;
  readonly now: () => Date;
}

/**
 * Offers an application a place for one file of its own organisation: an address in this Region that takes the declared
 * content under the declared label, once, for some minutes. Whose the file is goes with it as keyed hashes.
 */
export async function offerUpload(event: OfferUploadEvent, means: OfferMeans): Promise<OfferUploadAnswer> {
  const { organisationId, callerOrganisationId } = event.requestContext.authorizer;
  // No grant lets an organisation bring files of another one.
  if (organisationId !== callerOrganisationId)
    return answer(403, { message: 'files are of the own organisation only' });
  const declared = uploadDeclarationSchema.safeParse(parseJson(event.body));
  if (!declared.success) {
    // Paths and rules alone: values can be identifiers of people.
    const problems = declared.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
    return answer(400, { message: problems.join('; ') });
  }
  const { retentionDays } = declared.data;
  if (retentionDays !== undefined && !means.shorterRetentions.includes(retentionDays)) {
    const allowed = means.shorterRetentions.join(', ') || 'none';
    return answer(400, {
      message: `retentionDays: is none of ${allowed}; leave it out to keep the file ${means.label.retentionDays} days`,
    });
  }
  return answer(201, await offer(organisationId, declared.data, means));
}

async function offer(organisation: string, declared: UploadDeclaration, means: OfferMeans): Promise<UploadOffer> {
  const key = `${means.prefix}/${organisation}/${means.newId()}`;
  const subjects = await Promise.all(declared.identifiers.map((identifier) => means.subjectKeys.of(identifier)));
  const label: Label = {
    ...means.label,
    content: 'application-file',
    dataClass: 'customer-content',
    organisation,
    pii: declared.pii,
    ...(declared.retentionDays !== undefined && { retentionDays: declared.retentionDays }),
  };
  const input = {
    Bucket: means.bucket,
    Key: key,
    // Who guesses a key writes over nothing.
    IfNoneMatch: '*',
    ContentType: declared.contentType,
    ContentLength: declared.bytes,
    ChecksumSHA256: Buffer.from(declared.sha256, 'hex').toString('base64'),
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: means.contentKeyArn,
    // A plus sign is a space to some and itself to others.
    Tagging: new URLSearchParams({ ...declared.tags, ...tagsOf(label) }).toString().replaceAll('+', '%20'),
    ExpectedBucketOwner: means.account,
    ...(subjects.length > 0 && { Metadata: { [SUBJECTS_METADATA]: subjectsText([...new Set(subjects)]) } }),
  } satisfies PutObjectCommandInput;
  const headers = headersOf(input);
  const names = new Set(Object.keys(headers));
  const signingDate = means.now();
  const url = await getSignedUrl(means.s3, new PutObjectCommand(input), {
    signingDate,
    expiresIn: UPLOAD_SECONDS,
    // In the address, a header could be left out; signed as a header, it must be sent as it is.
    signableHeaders: names,
    unhoistableHeaders: names,
  });
  const expiresAt = new Date(signingDate.getTime() + UPLOAD_SECONDS * 1000).toISOString();
  return { method: 'PUT', url, headers, key, expiresAt };
}

/** The headers of the request, as the SDK writes them. */
function headersOf(input: {
  readonly IfNoneMatch: string;
  readonly ContentType: string;
  readonly ContentLength: number;
  readonly ChecksumSHA256: string;
  readonly ServerSideEncryption: string;
  readonly SSEKMSKeyId: string;
  readonly Tagging: string;
  readonly ExpectedBucketOwner: string;
  readonly Metadata?: Readonly<Record<string, string>>;
}): Readonly<Record<string, string>> {
  return {
    'content-type': input.ContentType,
    'content-length': String(input.ContentLength),
    'if-none-match': input.IfNoneMatch,
    'x-amz-checksum-sha256': input.ChecksumSHA256,
    'x-amz-expected-bucket-owner': input.ExpectedBucketOwner,
    'x-amz-server-side-encryption': input.ServerSideEncryption,
    'x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
    'x-amz-tagging': input.Tagging,
    ...Object.fromEntries(Object.entries(input.Metadata ?? {}).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function answer(statusCode: OfferUploadAnswer['statusCode'], body: object): OfferUploadAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
