-- A token in place of an identifier: a keyed hash of this Region. What it stands for is in the vault, and not here.
CREATE DOMAIN organisation.identifier_token AS text
  CONSTRAINT identifier_token_form CHECK (VALUE ~ '^idt_[0-9a-f]{64}$');

CREATE TABLE organisation.user_identifiers (
  organisation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'email', 'customer-id')),
  token organisation.identifier_token NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, user_id, token),
  FOREIGN KEY (organisation_id, user_id) REFERENCES organisation.users (organisation_id, id)
);

-- Users by identifier: the hash of what is looked for is the token. A family can share a telephone number.
CREATE INDEX users_by_token ON organisation.user_identifiers (organisation_id, token);

ALTER TABLE organisation.user_identifiers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation.user_identifiers
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));

-- Not to the assigner of Regions: a token is worth nothing beside the vault of another Region.
GRANT SELECT, INSERT, DELETE ON organisation.user_identifiers TO application;
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation.user_identifiers TO rds_pgaudit;
