CREATE TABLE organisation.organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- A user belongs to exactly one organisation. The organisation leads every key: whoever points at a user names his own.
CREATE TABLE organisation.users (
  organisation_id uuid NOT NULL REFERENCES organisation.organisations,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  identity_subject text NOT NULL,
  display_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'supervisor', 'administrator', 'auditor', 'customer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, identity_subject)
);

CREATE TABLE organisation.activity (
  organisation_id uuid NOT NULL REFERENCES organisation.organisations,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  kind text NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, user_id) REFERENCES organisation.users (organisation_id, id)
);

CREATE INDEX activity_in_time ON organisation.activity (organisation_id, occurred_at);
