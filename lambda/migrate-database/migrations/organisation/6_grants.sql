GRANT USAGE ON SCHEMA organisation TO application, analytics_reader, region_assigner;
GRANT USAGE ON SCHEMA reporting TO application, analytics_reader, region_assigner;
GRANT USAGE ON SCHEMA assignment TO region_assigner;
GRANT USAGE ON SCHEMA migration TO region_assigner;

GRANT SELECT, UPDATE (name, status) ON organisation.organisations TO application;
GRANT SELECT, INSERT, DELETE, UPDATE (identity_subject, display_name, role) ON organisation.users TO application;
-- What happened is added and erased, not rewritten.
GRANT SELECT, INSERT, DELETE ON organisation.activity TO application;
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting.daily_activity, reporting.course_progress TO application;

-- Reports are about activity, not about names: the reader does not see users.
GRANT SELECT ON organisation.activity, reporting.daily_activity, reporting.course_progress TO analytics_reader;

GRANT SELECT, INSERT ON organisation.organisations, organisation.users, organisation.activity TO region_assigner;
GRANT SELECT, INSERT ON reporting.daily_activity, reporting.course_progress TO region_assigner;
GRANT SELECT, INSERT, UPDATE ON assignment.progress TO region_assigner;
GRANT SELECT ON migration.place TO region_assigner;
