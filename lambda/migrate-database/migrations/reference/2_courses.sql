CREATE TABLE reference.courses (
  code text PRIMARY KEY,
  title text NOT NULL,
  language_tag text NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reference.course_modules (
  course_code text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  content jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (course_code, position)
);

CREATE TABLE reference.assessment_frameworks (
  code text PRIMARY KEY,
  title text NOT NULL,
  scale jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reference.assessment_questions (
  framework_code text NOT NULL,
  position integer NOT NULL,
  question text NOT NULL,
  answers jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (framework_code, position)
);

CREATE TABLE reference.configuration_parameters (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  description text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
