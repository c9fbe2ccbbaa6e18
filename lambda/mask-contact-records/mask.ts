import { contactRecordFields } from '../../lib/domain/masking/contact-record-fields';
import { type Hash, maskFields } from '../shared/mask-fields';
import {
  type TransformationEvent,
  type TransformationResult,
  type Transformed,
  transformationResult,
} from '../shared/transformation';
import { type ContactRecord, contactRecordSchema } from './contract';

/**
 * Masks a batch of contact records, one line of JSON each.
 *
 * A record that is none is not passed on, and holds no other up.
 *
 * @throws Error when an identifier cannot be hashed: Data Firehose tries the whole batch again
 */
export async function maskRecords(event: TransformationEvent, hash: Hash): Promise<TransformationResult> {
  return transformationResult(event, await Promise.all(event.records.map(({ data }) => maskedLine(data, hash))));
}

async function maskedLine(data: string, hash: Hash): Promise<Transformed> {
  const record = read(data);
  return record === undefined ? 'failed' : { text: `${JSON.stringify(await maskContactRecord(record, hash))}\n` };
}

/** A contact record without the person. */
export function maskContactRecord(record: ContactRecord, hash: Hash): Promise<unknown> {
  return maskFields(record, contactRecordFields, hash);
}

function read(data: string): ContactRecord | undefined {
  try {
    return contactRecordSchema.safeParse(JSON.parse(Buffer.from(data, 'base64').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
