-- Applications begun and put aside: found again by the mailed link only, thrown away when they run out.
CREATE TABLE application_draft (
  token_hash TEXT PRIMARY KEY NOT NULL,
  email_key TEXT NOT NULL,
  body TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX application_draft_by_email ON application_draft (email_key, saved_at);
CREATE INDEX application_draft_by_end ON application_draft (expires_at);
