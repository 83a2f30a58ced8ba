-- Whether a member is written to on the day before a delivery.
ALTER TABLE members ADD COLUMN reminded BIGINT NOT NULL DEFAULT 1 CHECK (reminded IN (0, 1));
