import { S3Client } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { subjectKeysOf } from '../shared/erasure/clients';
import { logLine } from '../shared/log-line';
import { offerUploadEnvironmentSchema, offerUploadEventSchema, type OfferUploadAnswer } from './contract';
import { offerUpload } from './offer';

/**
 * Entry point: offers an application a place for a file.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<OfferUploadAnswer> {
  const request = offerUploadEventSchema.parse(event);
  const environment = offerUploadEnvironmentSchema.parse(process.env);
  const answer = await offerUpload(request, {
    // Of this Region, whatever a profile says; and without a checksum that the application could not know.
    s3: new S3Client({ region: environment.AWS_REGION, requestChecksumCalculation: 'WHEN_REQUIRED' }),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    bucket: environment.BUCKET,
    prefix: environment.PREFIX,
    account: environment.ACCOUNT,
    contentKeyArn: environment.CONTENT_KEY_ARN,
    label: environment.LABEL,
    shorterRetentions: environment.SHORTER_RETENTIONS,
    newId: randomUUID,
    now: () => new Date(),
  });
  const { organisationId } = request.requestContext.authorizer;
  logLine({ event: 'upload-offered', status: answer.statusCode, organisationId });
  return answer;
}
