-- First light: everything from the enrolment list to the payment.
-- One text for both engines: ids and dates as TEXT, money (centimes) and instants (microseconds) as BIGINT, what only
-- the program reads as JSON in TEXT. Keys and indexes lead with what tables could later be spread by.

CREATE TABLE institution (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  city TEXT NOT NULL
);

CREATE TABLE student (
  id TEXT PRIMARY KEY NOT NULL,
  identity_kind TEXT NOT NULL,
  identity_number TEXT NOT NULL,
  student_number TEXT NOT NULL UNIQUE,
  last8 TEXT NOT NULL,
  birth TEXT NOT NULL,
  listed_name TEXT NOT NULL,
  email_proved_at BIGINT,
  lang TEXT NOT NULL,
  personal TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (identity_kind, identity_number)
);
CREATE INDEX student_by_identity ON student (identity_number);

CREATE TABLE user_account (
  id TEXT PRIMARY KEY NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  identity_number TEXT,
  student_id TEXT UNIQUE REFERENCES student (id),
  institution_id TEXT REFERENCES institution (id),
  password TEXT,
  totp TEXT,
  totp_step BIGINT NOT NULL,
  active BOOLEAN NOT NULL,
  lang TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX user_by_email ON user_account (email_key);
CREATE INDEX user_by_identity ON user_account (identity_number);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  complete BOOLEAN NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE link (
  token_hash TEXT PRIMARY KEY NOT NULL,
  purpose TEXT NOT NULL,
  application_id TEXT,
  user_id TEXT,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

CREATE TABLE enrolment_list (
  id TEXT PRIMARY KEY NOT NULL,
  institution_id TEXT NOT NULL REFERENCES institution (id),
  year INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  status TEXT NOT NULL,
  good INTEGER NOT NULL,
  bad INTEGER NOT NULL,
  sent_at BIGINT NOT NULL,
  sent_by TEXT NOT NULL,
  closed_at BIGINT,
  version INTEGER NOT NULL
);
CREATE INDEX enrolment_list_by_institution ON enrolment_list (institution_id, sent_at);

-- A person of a list, by the student number or, without one, the identity number (person_key).
CREATE TABLE enrolment (
  institution_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  person_key TEXT NOT NULL,
  student_number TEXT,
  identity_kind TEXT,
  identity_number TEXT,
  name TEXT NOT NULL,
  birth TEXT NOT NULL,
  cycle TEXT NOT NULL,
  programme TEXT NOT NULL,
  list_id TEXT,
  PRIMARY KEY (institution_id, year, person_key)
);
CREATE INDEX enrolment_by_identity ON enrolment (institution_id, year, identity_number);

-- active_key is set while the application counts: one per person and academic year.
CREATE TABLE application (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  year INTEGER NOT NULL,
  institution_id TEXT NOT NULL REFERENCES institution (id),
  identity_number TEXT NOT NULL,
  student_number TEXT NOT NULL,
  last8 TEXT NOT NULL,
  birth TEXT NOT NULL,
  listed_name TEXT NOT NULL,
  student_id TEXT REFERENCES student (id),
  status TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  active_key TEXT UNIQUE,
  body TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX application_by_institution ON application (institution_id, status, submitted_at);
CREATE INDEX application_by_person ON application (identity_number, last8);
CREATE INDEX application_by_number ON application (institution_id, year, student_number);
CREATE INDEX application_by_student ON application (student_id);

CREATE TABLE cover (
  id TEXT PRIMARY KEY NOT NULL,
  scheme TEXT NOT NULL,
  student_id TEXT NOT NULL REFERENCES student (id),
  institution_id TEXT NOT NULL REFERENCES institution (id),
  year INTEGER NOT NULL,
  application_id TEXT NOT NULL UNIQUE REFERENCES application (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  ended_at BIGINT,
  ended_why TEXT,
  rulebook TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (scheme, student_id, year)
);
CREATE INDEX cover_by_student ON cover (student_id);
CREATE INDEX cover_by_institution ON cover (institution_id, year);

CREATE TABLE certificate (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  cover_id TEXT NOT NULL REFERENCES cover (id),
  student_id TEXT NOT NULL REFERENCES student (id),
  code TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  issued_at BIGINT NOT NULL
);
CREATE INDEX certificate_by_cover ON certificate (cover_id);
CREATE INDEX certificate_by_student ON certificate (student_id);

CREATE TABLE claim (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  student_id TEXT NOT NULL REFERENCES student (id),
  sheet TEXT NOT NULL,
  status TEXT NOT NULL,
  taken_by TEXT,
  since BIGINT NOT NULL,
  arrived_on TEXT,
  claimed BIGINT NOT NULL,
  payable BIGINT,
  opened_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  version INTEGER NOT NULL
);
CREATE INDEX claim_by_status ON claim (scheme, status, arrived_on, id);
CREATE INDEX claim_by_student ON claim (student_id, opened_at);

-- The acts and lump sums that decisions paid for: the history that limits and duplicates are checked against.
CREATE TABLE claim_act (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  line INTEGER NOT NULL,
  student_id TEXT NOT NULL,
  act_key TEXT NOT NULL,
  done_on TEXT NOT NULL,
  inpe TEXT,
  PRIMARY KEY (claim_id, line)
);
CREATE INDEX claim_act_by_student ON claim_act (student_id, act_key);

CREATE TABLE batch (
  id TEXT PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  prepared_at BIGINT NOT NULL,
  payments INTEGER NOT NULL,
  total BIGINT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL
);

-- One payment per decision of a claim, for ever.
CREATE TABLE payment (
  id TEXT PRIMARY KEY NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  claim_reference TEXT NOT NULL,
  round INTEGER NOT NULL,
  student_id TEXT NOT NULL REFERENCES student (id),
  payee TEXT NOT NULL,
  amount BIGINT NOT NULL,
  way TEXT NOT NULL,
  UNIQUE (claim_id, round)
);
CREATE INDEX payment_by_batch ON payment (batch_id, id);
CREATE INDEX payment_by_student ON payment (student_id);

CREATE TABLE audit (
  seq BIGINT PRIMARY KEY NOT NULL,
  at BIGINT NOT NULL,
  role TEXT NOT NULL,
  user_id TEXT,
  institution_id TEXT,
  act TEXT NOT NULL,
  thing TEXT NOT NULL,
  thing_key TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_by_thing ON audit (thing, thing_key, seq);

-- Outgoing mail: an event is told to a recipient once, ever. lease_until and fence let several workers share the queue.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY NOT NULL,
  event_key TEXT NOT NULL,
  recipient TEXT NOT NULL,
  lang TEXT NOT NULL,
  template TEXT NOT NULL,
  args TEXT NOT NULL,
  certificate_id TEXT,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  sent_at BIGINT,
  UNIQUE (event_key, recipient)
);
CREATE INDEX outbox_waiting ON outbox (status, next_at);

-- A form has one effect: its number is kept with where it led.
CREATE TABLE form_receipt (
  form_id TEXT PRIMARY KEY NOT NULL,
  actor TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at BIGINT NOT NULL
);
