import { awsRegions, findRegion } from './aws-region';
import { describeRegion } from './country-name';
import { type Jurisdiction } from './jurisdiction';

/** Whether Amazon Connect itself can do something, whatever the law says. */
export interface ConnectOffer {
  readonly offered: boolean;
  /** One sentence. */
  readonly reason: string;
}

/** Regions where an Amazon Connect instance can be created, in the order of the catalogue. */
export const connectInstanceRegions: readonly string[] = awsRegions
  .filter((region) => region.connect === 'instance' && region.status === 'available')
  .map((region) => region.code);

const areaOf = (code: string): string => code.replace(/-\d+$/, '');

/**
 * The home Region with Amazon Connect that is nearest to the one that was wished for: the Region itself, else one of
 * the same country and the same part of it, else one of the same country, else the first of the home set.
 *
 * @returns The Region code, or `undefined` when no home Region offers Amazon Connect.
 */
export function nearestConnectRegion(jurisdiction: Jurisdiction, wished: string): string | undefined {
  const lawful = jurisdiction.homeRegions.filter((code) => connectInstanceRegions.includes(code));
  const country = findRegion(wished)?.country;
  const compatriots = lawful.filter((code) => country !== undefined && findRegion(code)?.country === country);
  return (
    compatriots.find((code) => code === wished) ??
    compatriots.find((code) => areaOf(code) === areaOf(wished)) ??
    compatriots[0] ??
    lawful[0]
  );
}

/** Whether an Amazon Connect instance can be created in a Region. The reason names the nearest lawful choice. */
export function judgeInstanceRegion(jurisdiction: Jurisdiction, wished: string): ConnectOffer {
  const region = findRegion(wished);
  if (region?.connect === 'instance' && region.status === 'available') {
    return { offered: true, reason: `Amazon Connect is offered in ${describeRegion(wished)}` };
  }
  const why = region
    ? `Amazon Connect is not offered in ${describeRegion(wished)}${region.connect === 'replica-only' ? ' except as a replica' : ''}`
    : `'${wished}' is no AWS Region known to the catalogue`;
  const nearest = nearestConnectRegion(jurisdiction, wished);
  const advice =
    nearest === undefined
      ? `no home Region of profile ${jurisdiction.id} offers it`
      : `the nearest home Region of profile ${jurisdiction.id} that does is ${describeRegion(nearest)}`;
  return { offered: false, reason: `${why}; ${advice}` };
}

/**
 * Whether Amazon Connect Global Resiliency can replicate an instance from one Region to another. It is the only
 * failover of instances that AWS supports, and whether the pair is lawful is another question (`judgeTransfer`).
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/setup-connect-global-resiliency.html
 */
export function judgeInstanceReplica(source: string, replica: string): ConnectOffer {
  const partners = findRegion(source)?.connectReplicaTo ?? [];
  const pair = `${describeRegion(source)} to ${describeRegion(replica)}`;
  if (partners.includes(replica)) {
    return { offered: true, reason: `${pair} is an Amazon Connect Global Resiliency pair` };
  }
  const instead =
    partners.length > 0
      ? `the only replica of ${source} is in ${partners.map(describeRegion).join(', ')}`
      : `an instance in ${source} has no replica Region`;
  return { offered: false, reason: `${pair} is no Amazon Connect Global Resiliency pair; ${instead}` };
}
