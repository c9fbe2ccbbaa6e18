import { adequacyEdges } from './adequacy-edges';
import { ADEQUACY_WARNING_DAYS, type Adequacy } from './adequacy';
import { type AwsRegion, findRegion } from './aws-region';
import { judgeInstanceReplica } from './connect';
import { countryName, describeRegion } from './country-name';
import { type DataClass, mayCross } from './data-class';
import { daysBetween, isIsoDate } from './iso-date';
import { type AdequacyEdge, type DataState, type Jurisdiction, type Tier } from './jurisdiction';
import { countryProhibition, isWithin, tierOfRegion } from './tier';

/** What a second copy is for: of stored data, or of the Amazon Connect instance. */
export type TransferPurpose = 'data-dr' | 'instance-dr';

export const transferOutcomes = ['within-home', 'permitted', 'needs-decision', 'prohibited'] as const;

export type TransferOutcome = (typeof transferOutcomes)[number];

/** Data of one class that lies in one Region and is to lie, be worked on or pass in another. */
export interface Transfer {
  readonly jurisdiction: Jurisdiction;
  readonly dataClass: DataClass;
  readonly state: DataState;
  /** Region code. */
  readonly source: string;
  /** Region code. */
  readonly destination: string;
  /** ISO date at which the law is read. */
  readonly asOf: string;
  readonly purpose?: TransferPurpose;
}

export interface TransferJudgement {
  readonly outcome: TransferOutcome;
  readonly tier: Tier;
  /** One sentence: places, law, dates. */
  readonly reason: string;
  /** What holds today and may not hold for long. */
  readonly warnings: readonly string[];
}

const dataIn: Readonly<Record<DataState, string>> = {
  'at-rest': 'data at rest',
  'in-use': 'data in use',
  'in-transit': 'data in transit',
};

const copyOf: Readonly<Record<TransferPurpose, string>> = {
  'data-dr': 'a second copy of the data',
  'instance-dr': 'a replica of the Amazon Connect instance',
};

function limitOf({ jurisdiction, state, purpose }: Transfer): Tier {
  if (purpose === 'data-dr') return jurisdiction.maxDisasterRecoveryTier.data;
  if (purpose === 'instance-dr') return jurisdiction.maxDisasterRecoveryTier.instance;
  return jurisdiction.maxTier[state];
}

/** Why the transfer cannot be done or permitted at all; `undefined` when a rule of tiers decides. */
function prohibition(transfer: Transfer, source: AwsRegion | undefined, destination: AwsRegion | undefined) {
  const { jurisdiction, asOf } = transfer;
  if (!source)
    return `'${transfer.source}' is no AWS Region known to the catalogue, so nothing can be said of data in it`;
  if (!destination) return `'${transfer.destination}' is no AWS Region known to the catalogue`;
  if (!isIsoDate(asOf)) return `'${asOf}' is no date; write it as YYYY-MM-DD`;
  const to = describeRegion(destination.code);
  if (source.partition !== destination.partition) {
    return `${to} is in partition ${destination.partition} and ${describeRegion(source.code)} in partition ${source.partition}; nothing crosses partitions`;
  }
  const prohibited = countryProhibition(jurisdiction, destination.country);
  if (prohibited) return `${to}: ${countryName(destination.country)} ${prohibited} under profile ${jurisdiction.id}`;
  if (destination.status !== 'available') {
    return `${to} is announced only; its general availability is not established`;
  }
  return undefined;
}

function warningsOf({ jurisdiction, asOf }: Transfer, destination: AwsRegion, tier: Tier, { edge, state }: Adequacy) {
  const warnings: string[] = [];
  if (asOf > jurisdiction.reviewBy) {
    warnings.push(`profile ${jurisdiction.id} should have been reviewed by ${jurisdiction.reviewBy}`);
  }
  if (!edge || isWithin(tier, 'in-bloc')) return warnings;
  const decision = `the adequacy decision for ${countryName(destination.country)}`;
  if (edge.challenge !== undefined) warnings.push(`${decision} is challenged: ${edge.challenge}`);
  if (edge.validTo === undefined) return warnings;
  if (state === 'expired') warnings.push(`${decision} expired on ${edge.validTo}`);
  else if (daysBetween(asOf, edge.validTo) <= ADEQUACY_WARNING_DAYS) {
    warnings.push(`${decision} ends on ${edge.validTo}`);
  }
  return warnings;
}

/** What the tier means for this destination, as a clause. */
function explainTier(
  jurisdiction: Jurisdiction,
  destination: AwsRegion,
  tier: Tier,
  { edge, state }: Adequacy,
): string {
  const country = countryName(destination.country);
  const instrument = jurisdiction.transferInstrument;
  switch (tier) {
    case 'same-region':
      return 'it stays in its Region';
    case 'in-subdivision':
      return `it stays in ${jurisdiction.home.subdivision ?? country}`;
    case 'in-country':
      return jurisdiction.home.subdivision === undefined || jurisdiction.home.subdivision === destination.subdivision
        ? `it stays in ${country}`
        : `it stays in ${country} but leaves ${jurisdiction.home.subdivision}${instrument === undefined ? '' : `, which takes ${instrument}`}`;
    case 'in-bloc':
      return `${country} is in the EEA`;
    case 'adequate':
      return `${country} has an adequacy decision${edge?.validTo === undefined ? '' : ` until ${edge.validTo}`}`;
    case 'conditional': {
      const why =
        state === 'limited' && edge?.scope !== undefined
          ? `adequacy of ${country} is limited to ${edge.scope}`
          : `${country} has no adequacy decision in force`;
      return instrument === undefined ? why : `${why}; it takes ${instrument}`;
    }
    case 'foreign':
      return `nothing is known that makes a transfer to ${country} lawful`;
    case 'prohibited':
      return `${country} is prohibited`;
  }
}

/**
 * Whether data of a jurisdiction may go from one AWS Region to another, by the profile's law on one day.
 *
 * Total: any text for Regions and date is judged; what is not known is `prohibited`. Reference and routing data may
 * cross by declaration, but not into a prohibited country. A decision record can permit `needs-decision`, never
 * `prohibited`. Not legal advice.
 */
export function judgeTransfer(transfer: Transfer, edges: readonly AdequacyEdge[] = adequacyEdges): TransferJudgement {
  const { jurisdiction, dataClass, state, asOf, purpose } = transfer;
  const source = findRegion(transfer.source);
  const destination = findRegion(transfer.destination);
  const refused = (reason: string, warnings: readonly string[] = []): TransferJudgement => ({
    outcome: 'prohibited',
    tier: 'prohibited',
    reason,
    warnings,
  });

  const impossible = prohibition(transfer, source, destination);
  if (impossible !== undefined || !source || !destination) return refused(impossible ?? 'unknown Region');
  if (purpose === 'instance-dr') {
    const replica = judgeInstanceReplica(source.code, destination.code);
    if (!replica.offered) return refused(replica.reason);
  }

  const { tier, adequacy } = tierOfRegion(jurisdiction, source, destination, asOf, edges);
  const warnings = warningsOf(transfer, destination, tier, adequacy);
  const what = purpose === undefined ? dataIn[state] : copyOf[purpose];
  const subject = `${what} of profile ${jurisdiction.id} in ${describeRegion(destination.code)}`;
  const why = explainTier(jurisdiction, destination, tier, adequacy);
  const limit = limitOf(transfer);
  const judged = (outcome: TransferOutcome, reason: string): TransferJudgement => ({ outcome, tier, reason, warnings });

  const adequacySuffices = jurisdiction.adequateCountries?.includes(destination.country) ?? true;
  const needsNoDecision = isWithin(tier, limit) && (tier !== 'adequate' || adequacySuffices);
  if (needsNoDecision && jurisdiction.homeRegions.includes(destination.code)) {
    return judged('within-home', `${subject} is in a home Region: ${why}`);
  }
  if (mayCross(dataClass)) {
    return judged('permitted', `${subject} is declared ${dataClass} data, which holds no personal data and may cross`);
  }
  if (needsNoDecision) return judged('permitted', `${subject} needs no decision: ${why}`);
  const farthest = jurisdiction.farthestLawfulTier?.[state];
  if (farthest !== undefined && !isWithin(tier, farthest)) {
    return refused(`${subject} is beyond what a decision can permit (${farthest}): ${why}`, warnings);
  }
  return judged(
    'needs-decision',
    `${subject} needs a residency decision by ${jurisdiction.decisionAuthority.join(' or ')}: ${why}`,
  );
}
