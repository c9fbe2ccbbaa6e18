/**
 * All that the registry may hold about an organisation: where it is served, and nothing about people.
 *
 * The table's policies refuse every other attribute.
 */
export const registryAttributes = [
  /** Opaque id. The partition key. */
  'organisationId',
  /** Id of the jurisdiction whose contact centre serves it. */
  'jurisdiction',
  /** Region of that contact centre. */
  'homeRegion',
  /** ARN of the Amazon Connect instance. */
  'connectInstanceArn',
  /** `active`, `suspended` or `moving`. */
  'status',
  /** Counts writes, so that a late writer is noticed. */
  'version',
  /** Time of the last write, ISO 8601. */
  'updatedAt',
] as const;

export type RegistryAttribute = (typeof registryAttributes)[number];

export const REGISTRY_PARTITION_KEY = 'organisationId' satisfies RegistryAttribute;
