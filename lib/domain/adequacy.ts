import { adequacyEdges } from './adequacy-edges';
import { eeaCountries } from './eea';
import { type AdequacyEdge } from './jurisdiction';

/** Days before the end of an adequacy decision from which on a reliance on it warns. */
export const ADEQUACY_WARNING_DAYS = 180;

/** What the adequacy decisions say of one importer on one day. */
export interface Adequacy {
  /**
   * - `valid`: no further safeguard.
   * - `limited`: for some recipients only; it must be shown that the recipient is one of them.
   * - `expired`, `not-yet-valid`: there is a decision, but not on that day.
   * - `none`: there is no decision.
   */
  readonly state: 'valid' | 'limited' | 'expired' | 'not-yet-valid' | 'none';
  readonly edge?: AdequacyEdge;
}

const order = ['valid', 'limited', 'expired', 'not-yet-valid', 'none'] as const;

const isInEea = (country: string): boolean => eeaCountries.some((member) => member === country);

function stateOf(edge: AdequacyEdge, asOf: string): Exclude<Adequacy['state'], 'none'> {
  if (edge.validFrom !== undefined && asOf < edge.validFrom) return 'not-yet-valid';
  if (edge.validTo !== undefined && asOf > edge.validTo) return 'expired';
  return edge.scope === undefined ? 'valid' : 'limited';
}

/**
 * The most favourable adequacy decision for transfers between two countries on one day.
 *
 * @param from Exporter: an ISO 3166-1 country or `EEA`.
 * @param to Importer: an ISO 3166-1 country.
 * @param asOf ISO date.
 */
export function adequacyOf(
  from: string,
  to: string,
  asOf: string,
  edges: readonly AdequacyEdge[] = adequacyEdges,
): Adequacy {
  const applicable = edges
    .filter((edge) => edge.from === from && (edge.to === to || (edge.to === 'EEA' && isInEea(to))))
    .map((edge) => ({ state: stateOf(edge, asOf), edge }))
    // Of two equal decisions the one that lasts longer counts, in whatever order they are listed.
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (b.edge.validTo ?? '9999').localeCompare(a.edge.validTo ?? '9999'),
    );
  return applicable[0] ?? { state: 'none' };
}

/** The adequacy decision in force between two countries on one day, limited ones included; see {@link adequacyOf}. */
export function findAdequacyEdge(from: string, to: string, asOf: string): AdequacyEdge | undefined {
  const { state, edge } = adequacyOf(from, to, asOf);
  return state === 'valid' || state === 'limited' ? edge : undefined;
}
