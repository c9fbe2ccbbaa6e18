import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { casesOf, documentClient, erasedPlacesOf, registerOf } from '../shared/erasure/clients';
import { recordErasureEnvironmentSchema, recordErasureEventSchema, type RecordErasureResult } from './contract';
import { ErasureLedger } from '../shared/erasure/erasure-ledger';
import { recordErasure } from './record';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<RecordErasureResult> {
  const environment = recordErasureEnvironmentSchema.parse(process.env);
  const { STAGE: stage, REGION: region, JURISDICTION: jurisdiction } = environment;
  return recordErasure(recordErasureEventSchema.parse(event), {
    cases: casesOf(environment.CASES_TABLE),
    register: registerOf(environment.REGISTER_TABLE),
    ledger: new ErasureLedger(documentClient(), environment.LEDGER_TABLE, stage),
    erasedPlaces: erasedPlacesOf(environment.ERASED_PLACES_TABLE),
    erasedPlaceDays: environment.ERASED_PLACE_DAYS,
    receipts: { client: new S3Client({}), bucket: environment.RECEIPT_BUCKET },
    signing: { client: new KMSClient({}), keyId: environment.SIGNING_KEY_ID },
    place: { stage, region, jurisdiction },
    now: () => new Date(),
  });
}
