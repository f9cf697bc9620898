CREATE TABLE form_receipt_old (
  form_id TEXT PRIMARY KEY NOT NULL,
  actor TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at BIGINT NOT NULL,
  content TEXT NOT NULL DEFAULT ''
);
-- Where two senders chose one number, the first keeps it.
INSERT INTO form_receipt_old (form_id, actor, outcome, at, content)
  SELECT form_id, actor, outcome, at, content FROM form_receipt
  WHERE NOT EXISTS (
    SELECT 1 FROM form_receipt AS earlier
    WHERE earlier.form_id = form_receipt.form_id AND (earlier.at, earlier.actor) < (form_receipt.at, form_receipt.actor)
  );
DROP TABLE form_receipt;
ALTER TABLE form_receipt_old RENAME TO form_receipt;
