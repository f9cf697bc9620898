-- Covers in other schemes, by those schemes' lists: the evidence for "covered elsewhere" (A4).
CREATE TABLE other_cover_list (
  id TEXT PRIMARY KEY NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  scheme TEXT NOT NULL,
  status TEXT NOT NULL,
  good INTEGER NOT NULL,
  bad INTEGER NOT NULL,
  sent_at BIGINT NOT NULL,
  sent_by TEXT NOT NULL,
  closed_at BIGINT,
  version INTEGER NOT NULL
);
CREATE INDEX other_cover_list_by_day ON other_cover_list (sent_at);

-- One row per person, scheme, quality and beginning: a later list says when it ended.
CREATE TABLE other_cover (
  id TEXT PRIMARY KEY NOT NULL,
  identity_number TEXT NOT NULL,
  scheme TEXT NOT NULL,
  covered_as TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  basis TEXT,
  birth TEXT,
  name TEXT NOT NULL,
  list_id TEXT NOT NULL REFERENCES other_cover_list (id),
  noted_at BIGINT NOT NULL,
  disproved_by TEXT,
  UNIQUE (identity_number, scheme, covered_as, starts_on)
);
