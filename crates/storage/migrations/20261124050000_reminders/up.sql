-- Addresses that were reminded to apply, and those that said stop. The code of the link is kept as it is: whoever reads this
-- table could stop reminders and nothing else, and the link of an older mail keeps working.
CREATE TABLE reminder (
  id TEXT PRIMARY KEY NOT NULL,
  email TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  reminded_at BIGINT NOT NULL,
  stopped_at BIGINT
);
-- A mail in two languages.
ALTER TABLE outbox ADD COLUMN also_lang TEXT;
