import { requireJurisdiction } from '../../domain/jurisdictions';
import { type DecisionFinding, decisionFinding } from './decision-finding';
import { type Effect } from './effect';
import { type Grant } from './grant-schema';
import { type JudgedDecision } from './judge-decision';
import { prohibitionOfCountry, prohibitionOfRegion } from './prohibition';

/** Something that a deployment definition wants and for which it names a decision record. */
export interface DecisionWish {
  /** Id of the record. */
  readonly decision: string;
  /** Where it is named, such as `deployment.ts: jurisdictions.eu.residencyDecisions.siem`. */
  readonly where: string;
  /** Id of the jurisdiction profile. */
  readonly profile: string;
  readonly deployment: string;
  /** Any of them will do. */
  readonly effects: readonly Effect[];
  /** Region or ISO 3166-1 country that must be granted. Absent: the effect alone. */
  readonly place?: { readonly region: string } | { readonly country: string };
}

/** A wish with the grant that meets it, or with what is to be said because none does. */
export type JudgedWish =
  { readonly decision: JudgedDecision; readonly grant: Grant } | { readonly finding: DecisionFinding };

/** Whether the named record is valid and grants the wish. */
export function judgeWish(wish: DecisionWish, decisions: readonly JudgedDecision[], asOf: string): JudgedWish {
  const named = decisions.filter(({ filed }) => filed.record.id === wish.decision);
  const [first] = named;
  if (!first) {
    const message = `${wish.where} names ${wish.decision}, of which there is no record; write it, or take the wish out`;
    return {
      finding: {
        rule: 'decision-missing',
        level: 'error',
        decision: wish.decision,
        file: wish.where,
        line: 1,
        message,
      },
    };
  }
  const refuse = (message: string) => ({
    finding: decisionFinding(first.filed, { rule: 'decision-missing', level: 'error', at: [], message }),
  });
  const valid = named.find(({ state }) => state === 'valid');
  if (!valid) {
    return refuse(
      `${wish.where} names ${wish.decision}, which is ${first.state} on ${asOf}; have it approved, or take the wish out`,
    );
  }
  const { record } = valid.filed;
  const grant = record.profile === wish.profile ? record.grants.find((one) => grants(one, wish, asOf)) : undefined;
  if (grant) return { decision: valid, grant };
  return refuse(
    `${wish.where} names ${wish.decision}, which does not grant ${wish.effects.join(' or ')} ${placeText(wish)}to ${wish.deployment} under profile ${wish.profile}; have it granted, or take the wish out`,
  );
}

function grants(grant: Grant, { effects, deployment, place, profile }: DecisionWish, asOf: string): boolean {
  if (!effects.includes(grant.effect) || !grant.deployments.includes(deployment)) return false;
  if (!place) return true;
  const law = { jurisdiction: requireJurisdiction(profile), asOf, grant };
  return 'region' in place
    ? grant.regions.includes(place.region) && prohibitionOfRegion(place.region, law) === undefined
    : (grant.countries ?? []).includes(place.country) && prohibitionOfCountry(place.country, law) === undefined;
}

function placeText({ place }: DecisionWish): string {
  if (!place) return '';
  return `in ${'region' in place ? place.region : place.country} `;
}
