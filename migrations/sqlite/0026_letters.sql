-- Letters that a member may refuse, each by a link that stands in the letter itself.
ALTER TABLE members ADD COLUMN letters_key TEXT;
CREATE UNIQUE INDEX members_by_letters_key ON members (letters_key) WHERE letters_key IS NOT NULL;
ALTER TABLE members ADD COLUMN offer_letters INTEGER NOT NULL DEFAULT 1 CHECK (offer_letters IN (0, 1));
ALTER TABLE members ADD COLUMN duty_letters INTEGER NOT NULL DEFAULT 1 CHECK (duty_letters IN (0, 1));
-- Where a letter is refused, under the public address of the server; empty for one that is owed to its reader.
ALTER TABLE outbox ADD COLUMN stop TEXT NOT NULL DEFAULT '';
-- When a household was told that its trial ends.
ALTER TABLE trials ADD COLUMN reminded_at INTEGER;
