-- What a text says, before it was set as a PDF: signing compares this, and never sets the text again. Absent from texts
-- that an older server made: those are made anew before they are signed.
ALTER TABLE bodies ADD COLUMN says_sha256 BLOB;
-- For the signature page; absent for the same texts.
ALTER TABLE bodies ADD COLUMN pages INTEGER;
