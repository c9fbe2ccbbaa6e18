-- What the replication keeps about itself: exceptions, validation failures.
CREATE SCHEMA replication_control;
