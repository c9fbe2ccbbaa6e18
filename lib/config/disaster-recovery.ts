import { awsRegions, findRegion } from '../domain/aws-region';
import { describeRegion } from '../domain/country-name';
import { type Jurisdiction } from '../domain/jurisdiction';
import { judgeTransfer, type TransferJudgement, type TransferPurpose } from '../domain/transfer';

/** A wish for a second copy of the data, or for a replica of the instance. */
export interface DisasterRecoveryWish {
  readonly jurisdiction: Jurisdiction;
  readonly purpose: TransferPurpose;
  /** Region of the instance. */
  readonly source: string;
  /** ISO date. */
  readonly asOf: string;
}

/** What the law says of keeping it in that Region. */
export function judgeDisasterRecovery(wish: DisasterRecoveryWish, destination: string): TransferJudgement {
  return judgeTransfer({ ...wish, destination, dataClass: 'customer-content', state: 'at-rest' });
}

/** Whether it may be there without a decision of a person. */
export function isLawful({ outcome }: TransferJudgement): boolean {
  return outcome === 'within-home' || outcome === 'permitted';
}

/** At most three Regions that are lawful without a decision, home Regions first: the end of a sentence. */
export function lawfulChoices(wish: DisasterRecoveryWish): string {
  const { homeRegions } = wish.jurisdiction;
  const candidates =
    wish.purpose === 'instance-dr'
      ? (findRegion(wish.source)?.connectReplicaTo ?? [])
      : [...new Set([...homeRegions, ...awsRegions.map((region) => region.code)])];
  if (candidates.length === 0) return 'leave the field out';
  const lawful = candidates.filter((code) => code !== wish.source && isLawful(judgeDisasterRecovery(wish, code)));
  if (lawful.length === 0) return 'leave the field out, because no other Region is lawful without a decision';
  return `write ${lawful.slice(0, 3).map(describeRegion).join(' or ')}, or leave the field out`;
}
