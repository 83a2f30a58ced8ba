-- What an AMAP asks of a household before it signs a contract.
ALTER TABLE amaps ADD COLUMN membership TEXT COLLATE "C" NOT NULL DEFAULT 'none' CHECK (membership IN ('none', 'member', 'paid'));

-- A household's membership of the AMAP, from a first to a last day. One that was recorded by mistake is withdrawn, not deleted.
CREATE TABLE memberships (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  household_id UUID NOT NULL,
  since_on TEXT COLLATE "C" NOT NULL,
  until_on TEXT COLLATE "C" NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by UUID REFERENCES accounts (id),
  paid_at BIGINT,
  paid_by UUID REFERENCES accounts (id),
  withdrawn_at BIGINT,
  withdrawn_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  CHECK (since_on <= until_on),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
);
CREATE INDEX memberships_by_household ON memberships (amap_id, household_id, until_on);
