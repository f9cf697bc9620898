-- The number of a form is its sender's own: two people may have chosen the same. A key cannot be changed in SQLite, so the
-- table is made anew.
CREATE TABLE form_receipt_new (
  actor TEXT NOT NULL,
  form_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at BIGINT NOT NULL,
  content TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (actor, form_id)
);
INSERT INTO form_receipt_new (actor, form_id, outcome, at, content)
  SELECT actor, form_id, outcome, at, content FROM form_receipt;
DROP TABLE form_receipt;
ALTER TABLE form_receipt_new RENAME TO form_receipt;
