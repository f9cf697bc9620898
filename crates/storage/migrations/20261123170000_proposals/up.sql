-- What the rules propose for a claim that waits, made ahead for the officer. It counts for the claim's version and the
-- rulebook that it names, and for no other.
CREATE TABLE proposal (
  claim_id TEXT PRIMARY KEY NOT NULL REFERENCES claim (id),
  claim_version INTEGER NOT NULL,
  rulebook TEXT NOT NULL,
  outcome TEXT NOT NULL,
  payable BIGINT NOT NULL,
  decision TEXT NOT NULL,
  proposed_at BIGINT NOT NULL
);
-- The mass run walks those that wait, in the order of their ids.
CREATE INDEX claim_waiting ON claim (id) WHERE status = 'received';
