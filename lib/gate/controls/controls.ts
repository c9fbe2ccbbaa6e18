import { proofs } from './enforcement';
import { type Proof } from './proofs/proof';
import { type Requirement } from './requirement';
import { requirements } from './requirements';

/** How far a control has come: `proven` is enforced by code and held by a test. */
export type ControlStatus = 'planned' | 'enforced' | 'proven';

/** What meets one or more requirements. */
export interface Control {
  /** Words in kebab-case, such as `storage-in-boundary`. */
  readonly id: string;
  readonly status: ControlStatus;
  readonly requirements: readonly Requirement[];
  readonly proof: Proof | undefined;
}

/** How many controls exist. Every proven control is also enforced. */
export interface ControlCounts {
  readonly total: number;
  readonly enforced: number;
  readonly proven: number;
}

/** Every control, in the order of its first requirement. */
export function allControls(): readonly Control[] {
  const byControl = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    const known = byControl.get(requirement.control);
    if (known) known.push(requirement);
    else byControl.set(requirement.control, [requirement]);
  }
  return [...byControl].map(([id, ofControl]) => ({
    id,
    status: statusOf(proofs[id]),
    requirements: ofControl,
    proof: proofs[id],
  }));
}

/** Ids of the controls that exist: what a residency decision record can rely on. */
export function controlsInForce(): ReadonlySet<string> {
  return new Set(allControls().flatMap(({ id, status }) => (status === 'planned' ? [] : [id])));
}

/** Counts controls by what exists. */
export function countControls(controls: readonly Control[]): ControlCounts {
  return {
    total: controls.length,
    enforced: controls.filter(({ status }) => status !== 'planned').length,
    proven: controls.filter(({ status }) => status === 'proven').length,
  };
}

function statusOf(proof: Proof | undefined): ControlStatus {
  if (!proof) return 'planned';
  return proof.provenBy.length > 0 ? 'proven' : 'enforced';
}
