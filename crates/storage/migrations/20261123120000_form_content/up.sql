-- What was in a form, as a hash beside its number: the same number around another content is refused instead of being
-- answered with the outcome of the first. Rows from before have none and are not compared.
ALTER TABLE form_receipt ADD COLUMN content TEXT NOT NULL DEFAULT '';
