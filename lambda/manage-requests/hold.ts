import { type HoldTarget, type LegalHold } from '../../lib/domain/erasure/legal-hold';
import { type ManageRequestsRequest, type ManageRequestsResult } from './contract';
import { type ManageRequestsMeans } from './means';

type Hold = Extract<ManageRequestsRequest, { command: 'hold' }>;
type Release = Extract<ManageRequestsRequest, { command: 'release' }>;

const refused = (message: string): ManageRequestsResult => ({ outcome: 'refused', message });

/** Sets a hold: every erasure that runs from now on keeps what it is about. What was deleted before is gone. */
export async function setHold(
  { held, holdId, authority, basis, until, setBy }: Hold,
  { holds, subjectKeys, now }: ManageRequestsMeans,
): Promise<ManageRequestsResult> {
  const setOn = now().toISOString().slice(0, 10);
  if (until !== undefined && until <= setOn) return refused(`until ${until} is over already`);
  const target = await targetOf(held, subjectKeys);
  const hold: LegalHold = { holdId, authority, basis, until, setBy, setOn, target };
  const isNew = await holds.set(hold);
  const known = await holds.get(holdId);
  if (!known) throw new Error(`hold ${holdId} is not there after it was set; try again`);
  // The same hold of another day is the same.
  if (JSON.stringify(sorted({ ...known, setOn })) !== JSON.stringify(sorted(hold))) {
    return refused(`hold ${holdId} is there with other terms; give every hold an id of its own`);
  }
  return { outcome: isNew ? 'changed' : 'unchanged', holds: [known] };
}

/** Releases a hold: what it kept is decided anew on the next day's run. */
export async function releaseHold(
  { holdId, reason, by }: Release,
  { holds, cases, now }: ManageRequestsMeans,
): Promise<ManageRequestsResult> {
  const today = now().toISOString().slice(0, 10);
  const isReleased = await holds.release(holdId, { on: today, by, reason });
  const hold = await holds.get(holdId);
  if (!hold) return refused(`there is no hold ${holdId}; 'holds' shows them`);
  for (const erasureCase of await cases.unfinished()) {
    const waits =
      erasureCase.heldBy?.includes(holdId) === true && ['deferred', 'recorded'].includes(erasureCase.status);
    if (!waits || (erasureCase.resumeOn ?? '9') <= today) continue;
    if (!(await cases.change(erasureCase, { resumeOn: today }))) {
      throw new Error(`request ${erasureCase.requestId} was changed by somebody else meanwhile; try again`);
    }
  }
  return { outcome: isReleased ? 'changed' : 'unchanged', holds: [hold] };
}

async function targetOf(held: Hold['held'], subjectKeys: ManageRequestsMeans['subjectKeys']): Promise<HoldTarget> {
  if (held.kind !== 'subject') return held;
  const subjects = await Promise.all(held.identifiers.map((identifier) => subjectKeys.of(identifier)));
  return { kind: 'subject', subjects: [...new Set(subjects)].sort() };
}

function sorted(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]: [string, unknown]) => [
        name,
        typeof member === 'object' && member !== null && !Array.isArray(member) ? sorted(member) : member,
      ]),
  );
}
