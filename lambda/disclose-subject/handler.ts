import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { gunzipSync } from 'node:zlib';
import { processingStatementSchema } from '../../lib/domain/disclosure/record-of-processing';
import { consentsOf } from '../shared/consent/clients';
import { carryOnBy, disclosuresOf } from '../shared/disclosure/clients';
import { registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { type Surroundings } from './collect-surroundings';
import {
  carryOnSchema,
  discloseSubjectEnvironmentSchema,
  discloseSubjectEventSchema,
  type DiscloseSubjectResult,
} from './contract';
import { carryOnDisclosure, discloseSubject, type DiscloseSubjectMeans } from './disclose';
import { readUserDataBy } from './user-data';

/** Time that is left for what has begun, such as the copy of a long recording, and for noting how far it is. */
const RESERVE_MILLISECONDS = 120_000;

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(
  event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<DiscloseSubjectResult> {
  const environment = discloseSubjectEnvironmentSchema.parse(process.env);
  const statement: unknown = JSON.parse(gunzipSync(Buffer.from(environment.PROCESSING, 'base64')).toString('utf8'));
  const lambda = new LambdaClient({});
  const means: DiscloseSubjectMeans = {
    cases: disclosuresOf(environment.DISCLOSURES_TABLE),
    register: registerOf(environment.REGISTER_TABLE),
    consents: consentsOf(environment.CONSENT_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    instance: { client: new ConnectClient({}), instanceId: lastOf(environment.INSTANCE_ARN) },
    surroundings: surroundingsOf(environment),
    s3: new S3Client({}),
    readUserData: readUserDataBy(lambda, environment.READ_USER_DATA_FUNCTION),
    regime: environment.REGIME,
    statement: processingStatementSchema.parse(statement),
    region: environment.AWS_REGION,
    bucket: environment.DISCLOSURE_BUCKET,
    exportDays: environment.EXPORT_DAYS,
    isOutOfTime: () => context.getRemainingTimeInMillis() < RESERVE_MILLISECONDS,
    carryOn: carryOnBy(lambda, environment.AWS_LAMBDA_FUNCTION_NAME),
    now: () => new Date(),
  };
  const carriedOn = carryOnSchema.safeParse(event);
  return carriedOn.success
    ? carryOnDisclosure(carriedOn.data, means)
    : discloseSubject(discloseSubjectEventSchema.parse(event), means);
}

function surroundingsOf({
  INSTANCE_ARN: instanceArn,
  PROFILES_DOMAIN_ARN: profilesArn,
  CASES_DOMAIN_ARN: arn,
}: Readonly<Record<'INSTANCE_ARN', string>> &
  Readonly<Partial<Record<'PROFILES_DOMAIN_ARN' | 'CASES_DOMAIN_ARN', string>>>): Surroundings {
  if (profilesArn === undefined) return {};
  const profiles = { client: new CustomerProfilesClient({}), domain: lastOf(profilesArn) };
  if (arn === undefined) return { profiles };
  return {
    profiles,
    cases: {
      domain: { client: new ConnectCasesClient({}), domainId: lastOf(arn), arn, profilesArn },
      files: { client: new ConnectClient({}), instanceId: lastOf(instanceArn), instanceArn },
    },
  };
}

/** The name at the end of an ARN. */
function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
