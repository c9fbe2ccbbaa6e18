import { findRegion } from '../domain/aws-region';
import { type DataClass, mayCross } from '../domain/data-class';
import { findJurisdiction } from '../domain/jurisdictions';
import { serviceAccount } from './facts/service-accounts';
import { type Verdict } from './finding';
import { type Place, UNKNOWN_ACCOUNT } from './place';
import { type ResidencyScope } from './scope';

/** A verdict with its reason in one clause. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** What the judge must know of the place where the data starts. */
export interface Origin {
  readonly scope: ResidencyScope;
  readonly account: string | undefined;
  readonly dataClass: DataClass;
}

/** Judges a place for data of a jurisdiction. What may cross by its declared class is permitted wherever it goes. */
export function judgePlace(place: Place, origin: Origin): Judgement {
  const judgement = judgeLocation(place, origin);
  if (judgement.verdict === 'contained' || !mayCross(origin.dataClass)) return judgement;
  return { verdict: 'permitted', reason: `declared as ${origin.dataClass} data, which may leave the jurisdiction` };
}

function judgeLocation(place: Place, { scope, account }: Origin): Judgement {
  switch (place.kind) {
    case 'here':
      return { verdict: 'contained', reason: place.title };
    case 'abroad':
      return { verdict: 'escapes', reason: `that is outside jurisdiction '${scope.jurisdiction}'` };
    case 'unknown':
      return {
        verdict: 'unproven',
        reason: place.reason ?? `nothing in the given templates tells where ${place.title} is`,
      };
    case 'country':
      return judgeCountry(place, scope);
    case 'located':
      return worst([
        ...place.regions.map((region) => judgeRegion(region, place.title, scope)),
        judgeAccount(place.account, account, scope),
      ]);
  }
}

/** Judges a Region; `undefined` is the Region of a stack that has none. */
export function judgeRegion(region: string | undefined, title: string, scope: ResidencyScope): Judgement {
  if (region === undefined)
    return { verdict: 'unproven', reason: `the Region of ${title} is decided by whoever deploys it` };
  if (scope.homeRegions.includes(region))
    return { verdict: 'contained', reason: `${region} is a home Region of jurisdiction '${scope.jurisdiction}'` };
  const permitted = scope.permittedRegions?.[region];
  if (permitted !== undefined) return { verdict: 'permitted', reason: permitted };
  return { verdict: 'escapes', reason: `${region} is outside jurisdiction '${scope.jurisdiction}'` };
}

/** Judges an account: the stack's own, the deployment's and AWS's published service accounts are known. */
export function judgeAccount(account: string | undefined, own: string | undefined, scope: ResidencyScope): Judgement {
  if (
    account === undefined ||
    account === own ||
    scope.accounts.includes(account) ||
    serviceAccount(account) !== undefined
  ) {
    return { verdict: 'contained', reason: 'the account is known' };
  }
  if (account === UNKNOWN_ACCOUNT)
    return { verdict: 'unproven', reason: 'the account is decided by whoever deploys it' };
  return { verdict: 'unproven', reason: `account ${account} is neither the stack's own nor declared` };
}

function judgeCountry(place: Extract<Place, { kind: 'country' }>, scope: ResidencyScope): Judgement {
  return homeCountries(scope).has(place.country)
    ? {
        verdict: 'contained',
        reason: `${place.title} is in ${place.country}, inside jurisdiction '${scope.jurisdiction}'`,
      }
    : {
        verdict: 'escapes',
        reason: `${place.country} is outside jurisdiction '${scope.jurisdiction}'`,
      };
}

/** The countries of the home Regions, and those of the law where the profile tells more. */
function homeCountries({ homeRegions, jurisdiction }: ResidencyScope): ReadonlySet<string | undefined> {
  return new Set([
    ...homeRegions.map((region) => findRegion(region)?.country),
    ...(findJurisdiction(jurisdiction)?.home.countries ?? []),
  ]);
}

const SEVERITY: Readonly<Record<Verdict, number>> = { contained: 0, permitted: 1, unproven: 2, escapes: 3 };

/** The worst of them; of equals the first, which speaks of the Region. */
function worst(judgements: readonly Judgement[]): Judgement {
  const [first, ...others] = judgements;
  return others.reduce(
    (a, b) => (SEVERITY[b.verdict] > SEVERITY[a.verdict] ? b : a),
    first ?? { verdict: 'contained', reason: 'no place is named' },
  );
}
