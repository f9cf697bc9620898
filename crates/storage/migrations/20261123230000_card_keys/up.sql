-- The keys that health cards are signed with. All servers share them and the backup of the database keeps them; whoever
-- can read this table can sign cards (docs/decisions/018-health-cards.md). A retired key has no private half any more.
CREATE TABLE card_key (
  kid TEXT PRIMARY KEY NOT NULL,
  x TEXT NOT NULL,
  y TEXT NOT NULL,
  secret TEXT,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  retired_at BIGINT
);
-- One key signs at a time.
CREATE UNIQUE INDEX card_key_signing ON card_key (status) WHERE status = 'signing';
-- The lists of revoked cards hold the few certificates that count no longer.
CREATE INDEX certificate_over ON certificate (issued_at) WHERE status <> 'issued';
