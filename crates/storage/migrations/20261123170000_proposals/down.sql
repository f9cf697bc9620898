DROP INDEX claim_waiting;
DROP TABLE proposal;
