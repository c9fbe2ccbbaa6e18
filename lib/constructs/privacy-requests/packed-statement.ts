import { gzipSync } from 'zlib';
import { type ProcessingStatement } from '../../domain/disclosure/record-of-processing';

/** Bytes that are left of the 4 KB of variables that Lambda takes. */
const MOST_BYTES = 2_800;

/**
 * A statement as the variable of a function: JSON, compressed with gzip, in base64.
 *
 * @throws Error when Lambda would not take it
 */
export function packedStatement(statement: ProcessingStatement): string {
  const packed = gzipSync(JSON.stringify(statement), { level: 9 }).toString('base64');
  if (packed.length > MOST_BYTES) {
    throw new Error(
      `the record of processing has ${packed.length} bytes compressed and a function takes ${MOST_BYTES}; shorten purposes, or name fewer recipients`,
    );
  }
  return packed;
}
