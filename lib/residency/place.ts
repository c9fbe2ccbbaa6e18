import { type ResourceAddress } from './finding';
import { type ResidencyScope } from './scope';

/** Where a value says that data can go, before it is judged. */
export type Place =
  /** One or more Regions, all of which the data can reach. `undefined`: the Region of a stack without one. */
  | {
      readonly kind: 'located';
      readonly regions: readonly (string | undefined)[];
      readonly title: string;
      /** Account that holds the place, when the value names one; `unknown` when it is a hole. */
      readonly account?: string | undefined;
      readonly resource?: ResourceAddress | undefined;
    }
  /** Known to be outside every jurisdiction: everyone, the edge, worldwide routing. */
  | { readonly kind: 'abroad'; readonly title: string }
  /** Outside AWS, in a country (ISO 3166-1). */
  | { readonly kind: 'country'; readonly country: string; readonly title: string }
  /** Nothing in the set tells. The reason says so in other words where "where is it" is not the question. */
  | { readonly kind: 'unknown'; readonly title: string; readonly reason?: string }
  /** The stack's own account and Region, or something that holds no data. */
  | { readonly kind: 'here'; readonly title: string };

/** An account id that a template leaves open. */
export const UNKNOWN_ACCOUNT = 'unknown';

export function here(title: string): Place {
  return { kind: 'here', title };
}

export function unknownPlace(title: string, reason?: string): Place {
  return reason === undefined ? { kind: 'unknown', title } : { kind: 'unknown', title, reason };
}

export function abroad(title: string): Place {
  return { kind: 'abroad', title };
}

/** Whether the place names a Region that is not home; the Region of a stack without one is not known to be. */
export function isOutside(place: Place, { homeRegions }: ResidencyScope): boolean {
  return (
    place.kind === 'located' && place.regions.some((region) => region !== undefined && !homeRegions.includes(region))
  );
}
