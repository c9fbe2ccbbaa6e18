import { regionFacts } from './aws-region-facts';

/** How far Amazon Connect is offered in a Region. */
export type ConnectAvailability = 'instance' | 'replica-only' | 'none';

/**
 * What the law needs to know about an AWS Region. AWS's own libraries know the partition, none knows the country.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/regions.html
 */
export interface AwsRegion {
  /** Region code, such as `ca-central-1`. */
  readonly code: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2, where it is published. */
  readonly subdivision?: string;
  /** Where the Region is, for people. */
  readonly title: string;
  readonly partition: string;
  /** Must be enabled per account before use. Meaningful in partition `aws` only. */
  readonly optIn: boolean;
  /** `announced`: in AWS's tooling, but general availability is not established. */
  readonly status: 'available' | 'announced';
  readonly connect: ConnectAvailability;
  /** Regions that Amazon Connect Global Resiliency can replicate an instance of this Region to. */
  readonly connectReplicaTo: readonly string[];
}

/** Every Region of every partition, in the order of the catalogue. */
export const awsRegions: readonly AwsRegion[] = regionFacts;

const byCode = new Map(awsRegions.map((region) => [region.code, region]));

/** The Region of that code, or `undefined` for a code that is no Region. */
export function findRegion(code: string): AwsRegion | undefined {
  return byCode.get(code);
}

/**
 * The Region of that code.
 *
 * @throws Error when the code is no Region.
 */
export function requireRegion(code: string): AwsRegion {
  const region = byCode.get(code);
  if (!region) throw new Error(`'${code}' is no AWS Region known to the catalogue (lib/domain/aws-region-facts.ts)`);
  return region;
}
