-- Who has not applied yet: what the list says besides, and on each enrolment how far its student has come, kept up by
-- whatever changes an application. Counting and paging over 150,000 students would else compare them with as many
-- applications for every page.
ALTER TABLE enrolment ADD COLUMN email TEXT;
ALTER TABLE enrolment ADD COLUMN year_of_study INTEGER;
ALTER TABLE enrolment ADD COLUMN listed_name TEXT NOT NULL DEFAULT '';
ALTER TABLE enrolment ADD COLUMN standing TEXT NOT NULL DEFAULT 'not_applied';
ALTER TABLE enrolment ADD COLUMN application_status TEXT;

-- Of what is there already. Names come with the next list (docs/decisions/024-the-roll.md).
UPDATE enrolment SET standing = 'applied', application_status = 'submitted' WHERE EXISTS (
  SELECT 1 FROM application a WHERE a.year = enrolment.year AND a.active_key IS NOT NULL
    AND a.institution_id = enrolment.institution_id AND a.student_number = enrolment.person_key);
UPDATE enrolment SET standing = 'applied', application_status = 'submitted' WHERE EXISTS (
  SELECT 1 FROM application a WHERE a.year = enrolment.year AND a.active_key IS NOT NULL
    AND a.identity_number = enrolment.identity_number);
UPDATE enrolment SET standing = 'covered', application_status = 'covered' WHERE standing = 'applied' AND EXISTS (
  SELECT 1 FROM application a WHERE a.year = enrolment.year AND a.status = 'covered'
    AND a.institution_id = enrolment.institution_id AND a.student_number = enrolment.person_key);
UPDATE enrolment SET standing = 'covered', application_status = 'covered' WHERE standing = 'applied' AND EXISTS (
  SELECT 1 FROM application a WHERE a.year = enrolment.year AND a.status = 'covered'
    AND a.identity_number = enrolment.identity_number);

-- A page of those with one standing, by name.
CREATE INDEX enrolment_roll ON enrolment (institution_id, year, standing, listed_name, person_key);
-- The same of one programme.
CREATE INDEX enrolment_programme ON enrolment (institution_id, year, programme, standing, listed_name, person_key);
-- Whose enrolments, at any institution, an application concerns; the second takes the place of an index that led with
-- the institution and found the same rows.
CREATE INDEX enrolment_by_person ON enrolment (year, person_key);
CREATE INDEX enrolment_by_paper ON enrolment (year, identity_number);
DROP INDEX enrolment_by_identity;
CREATE INDEX application_by_year ON application (year, student_number);

-- The words of names in both scripts, for finding somebody by the beginning of one. A word is the hexadecimal UTF-8 of its
-- folded letters, so that a range of them is a range in every collation. A person's words stay when her name is
-- corrected: she is found by both.
CREATE TABLE enrolment_word (
  institution_id TEXT NOT NULL,
  word TEXT NOT NULL,
  person_key TEXT NOT NULL,
  PRIMARY KEY (institution_id, word, person_key)
);

-- How many of each programme and year of study (0 where the list has none) have come how far: the rates beside every page.
CREATE TABLE roll_count (
  institution_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  programme TEXT NOT NULL,
  year_of_study INTEGER NOT NULL,
  standing TEXT NOT NULL,
  students BIGINT NOT NULL,
  PRIMARY KEY (institution_id, year, programme, year_of_study, standing)
);
INSERT INTO roll_count (institution_id, year, programme, year_of_study, standing, students)
  SELECT institution_id, year, programme, 0, standing, COUNT(*) FROM enrolment
    GROUP BY institution_id, year, programme, standing;
