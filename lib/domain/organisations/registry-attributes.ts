/**
 * All that the registry may hold: where an organisation is served, who may look into which other organisation, and
 * nothing about people.
 *
 * The table's policies refuse every other attribute, and what is written nevertheless is found on the table's stream.
 */
export const registryAttributes = [
  /** The partition key: the opaque id of an organisation, or the key of a look-up item or of a grant. */
  'organisationId',
  /** Id of the jurisdiction whose contact centre serves it. */
  'jurisdiction',
  /** Region of that contact centre. */
  'homeRegion',
  /** ARN of the Amazon Connect instance. */
  'connectInstanceArn',
  /** Host where its users sign in. */
  'signInDomain',
  /** Host and path of the API of its home Region. */
  'apiEndpoint',
  /** Hashes of the domains of its mail addresses. A domain is an organisation's, not a person's. */
  'emailDomainHashes',
  /** Of a look-up item: the organisation that it stands for. */
  'servedOrganisationId',
  /** Id of the migration that is under way, or that last changed the home Region. */
  'migrationId',
  /** Jurisdiction that a migration under way goes to. */
  'migrationJurisdiction',
  /** Of a grant: the organisation whose users are let in. */
  'grantHolderId',
  /** Of a grant: the organisation whose data they see. */
  'grantOwnerId',
  /** Of a grant: what they may do. */
  'grantScopes',
  /** Of a grant: its end, ISO 8601. */
  'grantExpiresAt',
  /** `active`, `suspended` or `moving`; a grant can be `revoked`. */
  'status',
  /** Counts writes, so that a late writer is noticed. */
  'version',
  /** Time of the last write, ISO 8601. */
  'updatedAt',
] as const;

export type RegistryAttribute = (typeof registryAttributes)[number];

export const REGISTRY_PARTITION_KEY = 'organisationId' satisfies RegistryAttribute;
