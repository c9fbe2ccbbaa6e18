import { GetObjectCommand, InvalidObjectState } from '@aws-sdk/client-s3';
import { type ReportPlace } from '../../lib/domain/erasure/object-places';
import { type ObjectStores } from '../shared/erasure/object-versions';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { isAbsent } from '../shared/erasure/s3-absent';

/** How far a search is: a place between two pages of a list of versions; `''` is both ends. */
export interface SearchProgress {
  after: string;
}

export interface ReportMeans {
  readonly stores: ObjectStores;
  readonly places: readonly ReportPlace[];
  readonly register: PiiRegister;
  readonly now: () => Date;
  /** Where the search goes on, and then where it has ended. */
  readonly progress: SearchProgress;
}

/** Bytes of the largest object that is searched. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** What an object can be searched as, by its name; `undefined`: only a person can look through it. */
export function formatOf(key: string): 'csv' | 'json' | undefined {
  const [, ending] = /\.(csv|json)$/i.exec(key) ?? [];
  return ending?.toLowerCase() === 'csv' ? 'csv' : ending?.toLowerCase() === 'json' ? 'json' : undefined;
}

/** @returns nothing when the version is gone */
export async function readVersion(
  { bucket, region }: ReportPlace,
  Key: string,
  VersionId: string,
  stores: ObjectStores,
): Promise<Buffer | 'archived' | undefined> {
  try {
    const { Body } = await stores.clientFor(region).send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
    return Buffer.from((await Body?.transformToByteArray()) ?? new Uint8Array());
  } catch (error) {
    if (error instanceof InvalidObjectState) return 'archived';
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
