import { ConnectClient } from '@aws-sdk/client-connect';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { gunzipSync } from 'node:zlib';
import { processingStatementSchema } from '../../lib/domain/disclosure/record-of-processing';
import { consentsOf } from '../shared/consent/clients';
import { disclosuresOf } from '../shared/disclosure/clients';
import { registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { discloseSubjectEnvironmentSchema, discloseSubjectEventSchema, type DiscloseSubjectResult } from './contract';
import { discloseSubject } from './disclose';
import { readUserDataBy } from './user-data';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<DiscloseSubjectResult> {
  const environment = discloseSubjectEnvironmentSchema.parse(process.env);
  const statement: unknown = JSON.parse(gunzipSync(Buffer.from(environment.PROCESSING, 'base64')).toString('utf8'));
  return discloseSubject(discloseSubjectEventSchema.parse(event), {
    cases: disclosuresOf(environment.DISCLOSURES_TABLE),
    register: registerOf(environment.REGISTER_TABLE),
    consents: consentsOf(environment.CONSENT_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    instance: { client: new ConnectClient({}), instanceId: environment.INSTANCE_ID },
    s3: new S3Client({}),
    readUserData: readUserDataBy(new LambdaClient({}), environment.READ_USER_DATA_FUNCTION),
    regime: environment.REGIME,
    statement: processingStatementSchema.parse(statement),
    region: environment.AWS_REGION,
    bucket: environment.DISCLOSURE_BUCKET,
    exportDays: environment.EXPORT_DAYS,
    now: () => new Date(),
  });
}
