import { type ErasureCase } from '../../../lib/domain/erasure/erasure-case';
import { type StoreTask } from '../../../lib/domain/erasure/erasure-task';
import { isToErase, type RegisterRow } from '../../../lib/domain/erasure/register-row';
import { type ErasureCases } from './erasure-cases';
import { type PiiRegister } from './pii-register';
import { type RowChange } from './register-updates';

export interface StoreErasureMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly now: () => Date;
}

/** A store that is erased from all at once, by a function with the rights to it. */
export interface StoreToErase<Row extends RegisterRow> {
  readonly store: Row['store'];
  /**
   * Registers what the store holds of the subject.
   *
   * @param asOf ISO date
   */
  find(erasureCase: ErasureCase, asOf: string): Promise<void>;
  erase(row: Row, asOf: string): Promise<RowChange>;
  isGone(row: Row): Promise<boolean>;
}

/** Places of the store that were acted upon. */
export interface StoreErasureResult {
  readonly places: number;
}

/** Finds, erases or verifies. Each can be done again, and goes on where it stopped. A case that is closed has no more to find. */
export async function eraseStore<Row extends RegisterRow>(
  { requestId, action }: StoreTask,
  store: StoreToErase<Row>,
  { cases, register, now }: StoreErasureMeans,
): Promise<StoreErasureResult> {
  const erasureCase = await cases.get(requestId);
  const asOf = now().toISOString().slice(0, 10);
  if (action === 'find' && erasureCase.status !== 'closed') await store.find(erasureCase, asOf);
  let places = 0;
  for (const subject of erasureCase.subjects) {
    for (const row of await register.rows(subject, { store: store.store })) {
      if (!isOf(row, store)) continue;
      if (action === 'find' && row.state === 'held') places += 1;
      if (action === 'erase' && isToErase(row, asOf)) {
        await register.mark(row, await store.erase(row, asOf));
        places += 1;
      }
      if (action === 'verify' && row.state === 'erased') {
        await register.mark(row, { state: (await store.isGone(row)) ? 'verified' : 'held' });
        places += 1;
      }
    }
  }
  return { places };
}

function isOf<Row extends RegisterRow>(row: RegisterRow, { store }: StoreToErase<Row>): row is Row {
  return row.store === store;
}
