-- What a member lets the others of the AMAP see of them, since when, and which letters they take.
ALTER TABLE members ADD COLUMN shares_email INTEGER NOT NULL DEFAULT 0 CHECK (shares_email IN (0, 1));
ALTER TABLE members ADD COLUMN shares_phone INTEGER NOT NULL DEFAULT 0 CHECK (shares_phone IN (0, 1));
ALTER TABLE members ADD COLUMN listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));
ALTER TABLE members ADD COLUMN shares_since INTEGER;
ALTER TABLE members ADD COLUMN fee_letters INTEGER NOT NULL DEFAULT 1 CHECK (fee_letters IN (0, 1));

-- When the personal values of a member were erased; the row stays for what it stands under.
ALTER TABLE members ADD COLUMN erased_at INTEGER;

-- An erasure: asked for, or after three years without activity. First the person leaves and signs in no more; on erase_on their
-- personal values go. Until then it can be withdrawn.
CREATE TABLE erasures (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  member_id BLOB NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('asked', 'inactive')),
  begun_at INTEGER NOT NULL,
  begun_by BLOB REFERENCES accounts (id),
  erase_on TEXT NOT NULL,
  withdrawn_at INTEGER,
  erased_at INTEGER,
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, member_id) REFERENCES members (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX erasures_open ON erasures (amap_id, member_id) WHERE withdrawn_at IS NULL AND erased_at IS NULL;

-- When an account was last signed in to, and when the values of one that stands for nobody any more were erased.
ALTER TABLE accounts ADD COLUMN seen_at INTEGER;
ALTER TABLE accounts ADD COLUMN erased_at INTEGER;
