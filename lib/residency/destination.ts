import { type Destination } from './finding';
import { judgeRegion } from './judge';
import { type Place } from './place';
import { type ResidencyScope } from './scope';

/**
 * The ends of a way to that place: one for each Region outside home when it leaves, else one in all.
 * A decision record names exact Regions, so every Region has to be seen.
 */
export function destinationsOf(place: Place, scope: ResidencyScope): readonly [Destination, ...Destination[]] {
  const { title } = place;
  if (place.kind === 'country') return [{ title, country: place.country }];
  if (place.kind !== 'located') return [{ title }];
  const { account, resource } = place;
  const base = { title, ...(account === undefined ? {} : { account }), ...(resource ? { resource } : {}) };
  const inRegion = (region: string | undefined) => (region === undefined ? base : { ...base, region });
  const outside = place.regions.filter((region) => {
    const { verdict } = judgeRegion(region, title, scope);
    return verdict === 'escapes' || verdict === 'unproven';
  });
  const [first, ...others] = outside;
  if (outside.length === 0) return [inRegion(place.regions.find((region) => region !== undefined))];
  return [inRegion(first), ...others.map(inRegion)];
}

/** Without repetition of the same place, and without the given one. */
export function otherDestinations(main: Destination, all: readonly Destination[]): readonly Destination[] {
  const seen = new Set([keyOf(main)]);
  return all.filter((destination) => {
    const key = keyOf(destination);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOf({ title, region, country, account }: Destination): string {
  return JSON.stringify([title, region, country, account]);
}
