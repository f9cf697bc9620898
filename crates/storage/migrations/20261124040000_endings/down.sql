ALTER TABLE outbox DROP COLUMN ending_id;
DROP INDEX cover_to_close;
DROP INDEX cover_to_announce;
ALTER TABLE cover DROP COLUMN closed_at;
ALTER TABLE cover DROP COLUMN announced_at;
DROP TABLE ending;
