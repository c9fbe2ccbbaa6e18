import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';

/** What the register needs to know of a contact record. */
export const contactRecordSchema = z.object({
  ContactId: z.string().min(1),
  InitiationTimestamp: z.string().optional(),
  CustomerEndpoint: z.object({ Address: z.string().nullish() }).nullish(),
  Attributes: z.record(z.string(), z.string()).nullish(),
});

export type ContactRecord = z.output<typeof contactRecordSchema>;

/** A record of a lake object: its bytes, and what it says when it is a contact record. */
export interface LakeRecord {
  readonly bytes: Buffer;
  readonly contact?: ContactRecord;
}

/**
 * The records of a lake object, which together are all of its bytes. Data Firehose writes what Amazon Connect sends one
 * behind the other, each with a line end or with nothing in between.
 *
 * @throws Error when the object is no gzip file, or breaks off within a record
 */
export function readLakeObject(file: Uint8Array): readonly LakeRecord[] {
  const bytes = gunzipSync(file);
  return splitJson(bytes).map((part) => ({ bytes: part, contact: contactOf(part) }));
}

/** The records as a lake object. */
export function writeLakeObject(records: readonly LakeRecord[]): Buffer {
  return gzipSync(Buffer.concat(records.map(({ bytes }) => bytes)));
}

function contactOf(bytes: Buffer): ContactRecord | undefined {
  try {
    return contactRecordSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

const [QUOTE, ESCAPE, OPEN, CLOSE, LINE_END] = [0x22, 0x5c, 0x7b, 0x7d, 0x0a];

/** Cuts behind every object of the outermost level; a line end goes with the object before it, anything else with the next one. */
function splitJson(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  let [start, depth, inText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0) {
        if (bytes[at + 1] === LINE_END) at += 1;
        parts.push(bytes.subarray(start, at + 1));
        start = at + 1;
      }
    }
  }
  if (depth !== 0 || inText)
    throw new Error('the lake object breaks off within a record; read it from its source again');
  if (start < bytes.length) parts.push(bytes.subarray(start));
  return parts;
}
