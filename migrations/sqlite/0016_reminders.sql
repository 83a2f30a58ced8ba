-- Whether a member is written to on the day before a delivery.
ALTER TABLE members ADD COLUMN reminded INTEGER NOT NULL DEFAULT 1 CHECK (reminded IN (0, 1));
