-- How far the move of an organisation's rows into this Region has come. Written in the transaction that moves them.
CREATE TABLE assignment.progress (
  organisation_id uuid NOT NULL,
  table_name text NOT NULL,
  last_key text[] NOT NULL,
  row_count bigint NOT NULL CHECK (row_count >= 0),
  complete boolean NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, table_name)
);
