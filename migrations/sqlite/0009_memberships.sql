-- What an AMAP asks of a household before it signs a contract.
ALTER TABLE amaps ADD COLUMN membership TEXT NOT NULL DEFAULT 'none' CHECK (membership IN ('none', 'member', 'paid'));

-- A household's membership of the AMAP, from a first to a last day. One that was recorded by mistake is withdrawn, not deleted.
CREATE TABLE memberships (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  household_id BLOB NOT NULL,
  since_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB REFERENCES accounts (id),
  paid_at INTEGER,
  paid_by BLOB REFERENCES accounts (id),
  withdrawn_at INTEGER,
  withdrawn_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  CHECK (since_on <= until_on),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
) STRICT;
CREATE INDEX memberships_by_household ON memberships (amap_id, household_id, until_on);
