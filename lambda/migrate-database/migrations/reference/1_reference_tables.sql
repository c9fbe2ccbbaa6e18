-- Everything in this schema is copied to every Region. Nothing here is about an organisation or a person.
-- No foreign keys: a replication loads the tables one by one, in any order.
CREATE SCHEMA reference;

CREATE TABLE reference.countries (
  code char(2) PRIMARY KEY,
  english_name text NOT NULL,
  french_name text NOT NULL,
  dialling_code text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reference.languages (
  tag text PRIMARY KEY,
  english_name text NOT NULL,
  own_language_name text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reference.contact_reasons (
  code text PRIMARY KEY,
  label text NOT NULL,
  position integer NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
