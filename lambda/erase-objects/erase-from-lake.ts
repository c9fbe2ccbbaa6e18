import { decideErasure } from '../../lib/domain/erasure/erasure-decision';
import { type LakeRow } from '../../lib/domain/erasure/register-row';
import { readLakeObject, writeLakeObject } from '../shared/erasure/lake-records';
import { contentPlaceOf, type ObjectStores } from '../shared/erasure/object-versions';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type RowChange } from '../shared/erasure/register-updates';
import { rewriteObject } from '../shared/erasure/rewrite-object';

interface LakeMeans {
  readonly stores: ObjectStores;
  readonly register: PiiRegister;
}

/**
 * Takes the records of a subject's contacts out of an object of the lake. The records of others stay, byte for byte.
 */
export async function eraseFromLake(row: LakeRow, asOf: string, { stores, register }: LakeMeans): Promise<RowChange> {
  const place = contentPlaceOf(stores, row.bucket);
  const decision = decideErasure({ createdOn: row.createdOn, minimum: place.minimum }, asOf);
  const change = decision.erase
    ? await rewriteObject({
        place,
        key: row.key,
        asOf,
        stores,
        without: async ({ Body }) => {
          const records = readLakeObject((await Body?.transformToByteArray()) ?? new Uint8Array());
          const others = records.filter(({ contact }) => !contact || !row.contactIds.includes(contact.ContactId));
          return {
            removed: records.length - others.length,
            ...(others.length > 0 && { body: writeLakeObject(others) }),
          };
        },
        onRemoval: (removed) => register.count(row, removed),
      })
    : ({ state: 'kept', basis: decision.basis, keptUntil: decision.until } as const);
  await register.mark(row, change);
  return change;
}
