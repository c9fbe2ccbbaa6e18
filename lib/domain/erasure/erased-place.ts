import * as z from 'zod';
import { registerRowSchema, type RegisterRow } from './register-row';

/** Rows of users are in one list, whatever their organisation. */
export const USERS = 'users';

/**
 * A place from which a subject's data was erased, kept as long as the ledger so that a restored copy can be found and
 * erased again. It names nobody: ids of contacts and users that are gone, and keyed hashes.
 */
export const erasedPlaceSchema = z.object({
  /** Where it is, for all that one restore brings back: a bucket, or {@link USERS}. */
  container: z.string().min(1),
  requestId: z.guid(),
  row: registerRowSchema,
  /** Seconds since 1970 after which DynamoDB forgets it. */
  expiresAt: z.number().int(),
});

export type ErasedPlace = Readonly<z.output<typeof erasedPlaceSchema>>;

/** When a place that is erased now is forgotten, in seconds since 1970. */
export function expiryOfPlaces(now: Date, days: number): number {
  return Math.ceil(now.getTime() / 1000) + days * 86_400;
}

/** What a restore could bring the place back with. `undefined` for what AWS keeps for Amazon Connect: nobody restores that. */
export function containerOf(row: RegisterRow): string | undefined {
  switch (row.store) {
    case 'object':
    case 'lake':
    case 'report':
      return row.bucket;
    case 'user':
      // A restored database is none that is restored again.
      return row.databaseHost === undefined ? USERS : undefined;
    case 'contact':
    case 'profile':
    case 'case':
      return undefined;
  }
}
