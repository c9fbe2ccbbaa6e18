-- Who is asking. The data-access library binds the organisation to the transaction: set_config(..., is_local => true).
CREATE SCHEMA organisation;
CREATE SCHEMA reporting;
CREATE SCHEMA assignment;

-- NULL without context, and a comparison with NULL lets no row through. A context that is no UUID is an error.
CREATE FUNCTION organisation.current_organisation() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(pg_catalog.current_setting('app.organisation_id', true), '')::uuid;

-- Where this database is. The assignment of organisations to Regions refuses a database of another jurisdiction.
CREATE TABLE migration.place (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  jurisdiction text NOT NULL,
  region text NOT NULL
);
