ALTER TABLE outbox DROP COLUMN also_lang;
DROP TABLE reminder;
