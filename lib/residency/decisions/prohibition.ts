import { countryName } from '../../domain/country-name';
import { type DataClass } from '../../domain/data-class';
import { type DataState, type Jurisdiction } from '../../domain/jurisdiction';
import { countryProhibition, isWithin, tierOfCountry } from '../../domain/tier';
import { judgeTransfer } from '../../domain/transfer';
import { type Effect, purposeOf } from './effect';

/** The law that a grant is held against. */
export interface GrantLaw {
  readonly jurisdiction: Jurisdiction;
  /** ISO date. */
  readonly asOf: string;
  readonly grant: {
    readonly effect: Effect;
    readonly states: readonly DataState[];
    readonly dataClasses: readonly DataClass[];
  };
}

/**
 * Why no decision can permit the grant's data in that Region, whatever home Region it comes from; `undefined` when one
 * can. One prohibited state or class prohibits the whole.
 */
export function prohibitionOfRegion(region: string, { jurisdiction, asOf, grant }: GrantLaw): string | undefined {
  const purpose = purposeOf(grant.effect);
  for (const state of grant.states) {
    for (const dataClass of grant.dataClasses) {
      const judgements = jurisdiction.homeRegions.map((source) =>
        judgeTransfer({ jurisdiction, asOf, state, dataClass, source, destination: region, purpose }),
      );
      if (judgements.every(({ outcome }) => outcome === 'prohibited')) return judgements[0]?.reason;
    }
  }
  return undefined;
}

/** Why no decision can permit the grant's data with a host in that country; `undefined` when one can. */
export function prohibitionOfCountry(country: string, { jurisdiction, asOf, grant }: GrantLaw): string | undefined {
  const name = countryName(country);
  const prohibited = countryProhibition(jurisdiction, country);
  if (prohibited !== undefined) return `${name} ${prohibited} under profile ${jurisdiction.id}`;
  const { tier } = tierOfCountry(jurisdiction, country, asOf);
  const beyond = grant.states.find((state) => {
    const farthest = jurisdiction.farthestLawfulTier?.[state];
    return farthest !== undefined && !isWithin(tier, farthest);
  });
  return beyond === undefined
    ? undefined
    : `data ${beyond} in ${name} is farther than profile ${jurisdiction.id} lets a decision go`;
}
