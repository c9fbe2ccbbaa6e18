import { type Place } from '../place';
import { type DeclaredState } from './declared-state';
import { type LiveAccount, type LiveSubject } from './live-account';
import { type LiveAddresses } from './live-templates';

/** What a drift rule looks at. */
export interface LiveView {
  readonly live: LiveAccount;
  readonly addresses: LiveAddresses;
  readonly declared: DeclaredState | undefined;
}

/** A difference between the account and what should be, before it is judged. */
export interface Drift {
  /** Id of a rule of the catalogue. */
  readonly rule: string;
  readonly of: LiveSubject;
  /** Path inside the properties, or the name of what has no property. */
  readonly path: string;
  readonly place: Place;
  /** The live value. */
  readonly value?: string;
  /** Nothing is said when the engine already refuses the same resource. */
  readonly unlessRefused?: true;
}

/** Looks at the live account for one kind of drift. */
export type DriftRule = (view: LiveView) => Iterable<Drift>;
