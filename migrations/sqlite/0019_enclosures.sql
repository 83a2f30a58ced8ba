-- What is enclosed in a letter, as JSON that names it; it is made when the letter is sent. Nothing when empty.
ALTER TABLE outbox ADD COLUMN enclosure TEXT NOT NULL DEFAULT '';
