ALTER TABLE form_receipt DROP COLUMN content;
