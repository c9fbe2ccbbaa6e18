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
