-- FORCE: the owner is bound too. No role has BYPASSRLS, and a superuser does not exist on Amazon RDS.
ALTER TABLE organisation.organisations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation.organisations
  USING (id = (SELECT organisation.current_organisation()))
  WITH CHECK (id = (SELECT organisation.current_organisation()));

ALTER TABLE organisation.users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation.users
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));

ALTER TABLE organisation.activity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation.activity
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));

ALTER TABLE reporting.daily_activity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON reporting.daily_activity
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));

ALTER TABLE reporting.course_progress ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON reporting.course_progress
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));

ALTER TABLE assignment.progress ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON assignment.progress
  USING (organisation_id = (SELECT organisation.current_organisation()))
  WITH CHECK (organisation_id = (SELECT organisation.current_organisation()));
