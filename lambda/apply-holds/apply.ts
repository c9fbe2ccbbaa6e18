import { type ErasureTask } from '../../lib/domain/erasure/erasure-task';
import { covers, isHeldByRegister, keptBy, type LegalHold } from '../../lib/domain/erasure/legal-hold';
import { type RegisterRow } from '../../lib/domain/erasure/register-row';
import { concurrently } from '../shared/concurrently';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type LegalHolds } from '../shared/erasure/legal-holds';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type ApplyHoldsResult } from './contract';

export interface ApplyHoldsMeans {
  readonly cases: Pick<ErasureCases, 'get' | 'change'>;
  readonly register: PiiRegister;
  readonly holds: Pick<LegalHolds, 'active'>;
  readonly now: () => Date;
}

const AT_ONCE = 16;

/**
 * Keeps what a legal hold is about, before anything is erased, and opens again what a hold kept that is over. What was
 * deleted already stays as it is. Doing it again is the same.
 *
 * @throws Error when the case is changed by somebody else meanwhile; to be tried again
 */
export async function applyHolds({ requestId }: ErasureTask, means: ApplyHoldsMeans): Promise<ApplyHoldsResult> {
  const erasureCase = await means.cases.get(requestId);
  if (['closed', 'recorded'].includes(erasureCase.status)) return { held: 0, reopened: 0 };
  const asOf = means.now().toISOString().slice(0, 10);
  const holds = await means.holds.active(asOf);
  const before = erasureCase.heldBy ?? [];
  if (holds.length === 0 && before.length === 0) return { held: 0, reopened: 0 };
  const counts = { held: 0, reopened: 0 };
  const holding = new Set<string>();
  // Noted first: whoever releases one of them must find the case, also when this run ends in between.
  const candidates = holds.map(({ holdId }) => holdId);
  await note([...new Set([...before, ...candidates])].sort());
  for (const subject of erasureCase.subjects) {
    for await (const page of means.register.pages(subject)) {
      await concurrently(page, AT_ONCE, (row) => applyTo(row));
    }
  }
  await note([...holding].sort());
  return counts;

  async function applyTo(row: RegisterRow): Promise<void> {
    if (row.state !== 'held' && row.state !== 'kept') return;
    const covering = holds.filter((hold: LegalHold) => covers(hold, row));
    if (covering.length > 0) {
      await means.register.mark(row, { state: 'kept', ...keptBy(covering, asOf) });
      counts.held += 1;
      for (const { holdId } of covering) holding.add(holdId);
    } else if (isHeldByRegister(row)) {
      await means.register.mark(row, { state: 'held' });
      counts.reopened += 1;
    }
  }

  async function note(heldBy: readonly string[]): Promise<void> {
    if (await means.cases.change(await means.cases.get(requestId), { heldBy })) return;
    throw new Error(`request ${requestId} was changed by somebody else meanwhile; try again`);
  }
}
