-- Statements about people are logged by pgaudit, whoever sends them. The role is nobody's; it can see nothing.
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation.users TO rds_pgaudit;
