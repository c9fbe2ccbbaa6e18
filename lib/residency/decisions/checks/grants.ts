import { decisionFinding } from '../decision-finding';
import { isAbout } from '../effect';
import { prohibitionOfCountry, prohibitionOfRegion } from '../prohibition';
import { type DecisionCheck } from './check';

/** Each grant is about data that its effect can be about, and about places that a person may permit. */
export const checkGrants: DecisionCheck = (filed, { jurisdiction, asOf }) => {
  const { id, grants } = filed.record;
  return grants.flatMap((grant, index) => {
    const mismatches = grant.dataClasses
      .filter((dataClass) => !isAbout(grant.effect, dataClass))
      .map((dataClass) =>
        decisionFinding(filed, {
          rule: 'decision-effect-mismatch',
          level: 'error',
          at: ['grants', index, 'dataClasses'],
          message: `${id}#${grant.id}: ${grant.effect} cannot be about ${dataClass}; use the effect that is meant`,
        }),
      );
    const law = { jurisdiction, asOf, grant };
    const prohibited = [
      ...grant.regions.map((region, at) => [prohibitionOfRegion(region, law), 'regions', at] as const),
      ...(grant.countries ?? []).map((country, at) => [prohibitionOfCountry(country, law), 'countries', at] as const),
    ];
    return [
      ...mismatches,
      ...prohibited.flatMap(([reason, field, at]) =>
        reason === undefined
          ? []
          : [
              decisionFinding(filed, {
                rule: 'decision-prohibited',
                level: 'error',
                at: ['grants', index, field, at],
                message: `${id}#${grant.id}: no decision can permit this (${reason}); take the place out of the grant`,
              }),
            ],
      ),
    ];
  });
};
