/** A table that holds rows of organisations. */
export interface OrganisationTable {
  readonly schema: string;
  readonly name: string;
  /** Column with the id of the organisation that the row belongs to. */
  readonly organisationColumn: string;
  /** Its rows are worth something in their own Region only, and are not assigned to another one. @default false */
  readonly staysInRegion?: boolean;
}

/**
 * The tables of organisation data, a table after those that it refers to.
 *
 * They never leave their jurisdiction, and the database lets nobody read them without an organisation in mind.
 */
export const organisationTables: readonly OrganisationTable[] = [
  { schema: 'organisation', name: 'organisations', organisationColumn: 'id' },
  { schema: 'organisation', name: 'users', organisationColumn: 'organisation_id' },
  // Tokens are keyed hashes of the Region, and what they stand for is in its vault.
  { schema: 'organisation', name: 'user_identifiers', organisationColumn: 'organisation_id', staysInRegion: true },
  { schema: 'organisation', name: 'activity', organisationColumn: 'organisation_id' },
  { schema: 'reporting', name: 'daily_activity', organisationColumn: 'organisation_id' },
  { schema: 'reporting', name: 'course_progress', organisationColumn: 'organisation_id' },
];
