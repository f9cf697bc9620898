DROP INDEX certificate_over;
DROP INDEX card_key_signing;
DROP TABLE card_key;
