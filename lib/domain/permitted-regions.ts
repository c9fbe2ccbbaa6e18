import { type Jurisdiction } from './jurisdiction';
import { judgeTransfer } from './transfer';

/** Regions in which a deployment keeps disaster-recovery copies. */
export interface DisasterRecoveryRegions {
  /** Region of the instance. Absent: there is none, and no copy of it. */
  readonly instanceRegion?: string | undefined;
  readonly dataDisasterRecoveryRegion?: string | undefined;
  readonly instanceReplicaRegion?: string | undefined;
}

/**
 * The Regions beyond home that are lawful for the disaster-recovery copies of a deployment, with the reason. One that is
 * lawful by a decision record only is not among them: the record has to clear what goes there.
 *
 * @param asOf - ISO date at which the law is read
 */
export function permittedRegions(
  jurisdiction: Jurisdiction,
  { instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion }: DisasterRecoveryRegions,
  asOf: string,
): Readonly<Record<string, string>> {
  const wishes = [
    { purpose: 'data-dr', destination: dataDisasterRecoveryRegion },
    { purpose: 'instance-dr', destination: instanceReplicaRegion },
  ] as const;
  const permitted: Record<string, string> = {};
  if (instanceRegion === undefined) return permitted;
  for (const { purpose, destination } of wishes) {
    if (destination === undefined || jurisdiction.homeRegions.includes(destination)) continue;
    const { outcome, reason } = judgeTransfer({
      jurisdiction,
      purpose,
      source: instanceRegion,
      destination,
      asOf,
      dataClass: 'customer-content',
      state: 'at-rest',
    });
    if (outcome !== 'within-home' && outcome !== 'permitted') continue;
    const earlier = permitted[destination];
    permitted[destination] = earlier ? `${earlier}; ${reason}` : reason;
  }
  return permitted;
}
