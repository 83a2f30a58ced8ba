-- What a member's record holds beside the name, the e-mail and one telephone.
ALTER TABLE members ADD COLUMN phone_2 TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN street TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN town TEXT NOT NULL DEFAULT '';

-- A season that the AMAP says it handed to its farm, because the farm does not confirm it itself.
ALTER TABLE archive_confirmations ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0 CHECK (handed_over IN (0, 1));

-- When the coordination was told that an erasure is blocked.
ALTER TABLE erasures ADD COLUMN told_at INTEGER;

-- When somebody who signs for a farm was written to, because nothing had happened for almost three years.
ALTER TABLE farmers ADD COLUMN warned_at INTEGER;

-- When those who paid in a network's campaign were written to, because it ends.
ALTER TABLE campaigns ADD COLUMN ending_told_at INTEGER;
