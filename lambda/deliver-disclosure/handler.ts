import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { disclosuresOf } from '../shared/disclosure/clients';
import { senderOf } from '../shared/erasure/notices';
import {
  deliverDisclosureEnvironmentSchema,
  deliverDisclosureEventSchema,
  type DeliverDisclosureResult,
} from './contract';
import { deliverDisclosure } from './deliver';

/**
 * Entry point: checks what comes from outside, and hands over. Nothing is written to the log.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<DeliverDisclosureResult> {
  const environment = deliverDisclosureEnvironmentSchema.parse(process.env);
  const { AWS_REGION: region, DISCLOSURE_BUCKET: bucket, LINK_ENDPOINT: endpoint } = environment;
  return deliverDisclosure(deliverDisclosureEventSchema.parse(event), {
    cases: disclosuresOf(environment.DISCLOSURES_TABLE),
    bucket,
    s3: new S3Client({}),
    // Named, so that no setting of the surroundings makes it another host.
    signer: new S3Client({ region, endpoint, forcePathStyle: false, useAccelerateEndpoint: false }),
    host: `${bucket}.${new URL(endpoint).host}`,
    wording: environment,
    send: senderOf(environment, () => new SESv2Client({})),
    linkSeconds: environment.LINK_SECONDS,
    now: () => new Date(),
  });
}
