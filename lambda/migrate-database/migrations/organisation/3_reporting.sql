CREATE TABLE reporting.daily_activity (
  organisation_id uuid NOT NULL REFERENCES organisation.organisations,
  day date NOT NULL,
  kind text NOT NULL,
  activities bigint NOT NULL CHECK (activities >= 0),
  PRIMARY KEY (organisation_id, day, kind)
);

CREATE TABLE reporting.course_progress (
  organisation_id uuid NOT NULL REFERENCES organisation.organisations,
  user_id uuid NOT NULL,
  course_code text NOT NULL,
  progress numeric(5, 2) NOT NULL CHECK (progress BETWEEN 0 AND 100),
  completed_at timestamptz,
  PRIMARY KEY (organisation_id, user_id, course_code),
  FOREIGN KEY (organisation_id, user_id) REFERENCES organisation.users (organisation_id, id)
);
