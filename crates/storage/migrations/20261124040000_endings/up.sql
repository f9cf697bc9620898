-- Ends of covers that are to come: cancelled by the student, or studies that an institution reported as over.
CREATE TABLE ending (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  cover_id TEXT NOT NULL REFERENCES cover (id),
  student_id TEXT NOT NULL REFERENCES student (id),
  institution_id TEXT NOT NULL REFERENCES institution (id),
  reason TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  status TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  announced_at BIGINT,
  body TEXT NOT NULL,
  version INTEGER NOT NULL
);
-- One end is to come at a time.
CREATE UNIQUE INDEX ending_pending ON ending (cover_id) WHERE status = 'pending';
-- What the nightly job reads: of all that ever was, the few that wait.
CREATE INDEX ending_due ON ending (scheme, ends_on, id) WHERE status = 'pending';
CREATE INDEX ending_by_student ON ending (student_id, asked_at);
CREATE INDEX ending_by_status ON ending (scheme, status, asked_at, id);

-- The end of a cover is announced once and noted once; the job looks only at covers for which it has not done so.
ALTER TABLE cover ADD COLUMN announced_at BIGINT;
ALTER TABLE cover ADD COLUMN closed_at BIGINT;
CREATE INDEX cover_to_announce ON cover (scheme, ends_on, id) WHERE announced_at IS NULL;
CREATE INDEX cover_to_close ON cover (scheme, ends_on, id) WHERE closed_at IS NULL;

-- The letter that goes with a mail.
ALTER TABLE outbox ADD COLUMN ending_id TEXT;
