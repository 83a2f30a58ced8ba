-- A campaign: who asks a fee of whom, for which period, by which formula. Of an AMAP to its households, or of a network to its
-- AMAPs or farms.
CREATE TABLE campaigns (
  id BLOB NOT NULL PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  amap_id BLOB REFERENCES amaps (id),
  network_id BLOB REFERENCES networks (id),
  flow TEXT NOT NULL CHECK (flow IN ('members', 'amaps', 'farms')),
  title TEXT NOT NULL,
  since_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  formula TEXT NOT NULL CHECK (formula IN ('fixed', 'brackets', 'free', 'per-household', 'turnover')),
  -- The fixed amount, the amount for each household, or the least of a free one.
  cents INTEGER NOT NULL CHECK (cents >= 0),
  -- Ten-thousandths of the turnover.
  rate INTEGER NOT NULL DEFAULT 0 CHECK (rate >= 0),
  -- Never less, by whatever formula.
  floor_cents INTEGER NOT NULL DEFAULT 0 CHECK (floor_cents >= 0),
  created_at INTEGER NOT NULL,
  created_by BLOB REFERENCES accounts (id),
  closed_at INTEGER,
  reminded_at INTEGER,
  CHECK ((amap_id IS NULL) <> (network_id IS NULL)),
  CHECK ((flow = 'members') = (amap_id IS NOT NULL)),
  CHECK (since_on <= until_on)
) STRICT;
CREATE INDEX campaigns_by_amap ON campaigns (amap_id, since_on);
CREATE INDEX campaigns_by_network ON campaigns (network_id, since_on);

CREATE TABLE campaign_brackets (
  campaign_id BLOB NOT NULL REFERENCES campaigns (id),
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  cents INTEGER NOT NULL CHECK (cents >= 0),
  PRIMARY KEY (campaign_id, position)
) STRICT;

-- What one household, AMAP or farm owes in a campaign, and its payment. One entered by mistake is withdrawn, not deleted.
CREATE TABLE fees (
  campaign_id BLOB NOT NULL REFERENCES campaigns (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  amap_id BLOB REFERENCES amaps (id),
  household_id BLOB,
  farm_id BLOB REFERENCES farms (id),
  bracket INTEGER,
  base_cents INTEGER,
  due_cents INTEGER NOT NULL CHECK (due_cents >= 0),
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB REFERENCES accounts (id),
  method TEXT CHECK (method IN ('cheque', 'transfer', 'cash', 'card')),
  reference TEXT NOT NULL DEFAULT '',
  paid_on TEXT,
  paid_at INTEGER,
  paid_by BLOB REFERENCES accounts (id),
  withdrawn_at INTEGER,
  withdrawn_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (campaign_id, id),
  CHECK ((amap_id IS NULL) <> (farm_id IS NULL)),
  CHECK ((paid_on IS NULL) = (paid_at IS NULL) AND (paid_on IS NULL) = (method IS NULL)),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX fees_of_household ON fees (campaign_id, amap_id, household_id) WHERE household_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX fees_of_amap ON fees (campaign_id, amap_id) WHERE household_id IS NULL AND amap_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX fees_of_farm ON fees (campaign_id, farm_id) WHERE farm_id IS NOT NULL AND withdrawn_at IS NULL;

-- Receipts of an AMAP or a network, numbered from 1 without gaps: one is never deleted nor renumbered, but cancelled with its who
-- and when. payer is a personal value, erased with the person.
CREATE TABLE receipts (
  id BLOB NOT NULL PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  amap_id BLOB REFERENCES amaps (id),
  network_id BLOB REFERENCES networks (id),
  number INTEGER NOT NULL CHECK (number > 0),
  campaign_id BLOB NOT NULL,
  fee_id BLOB NOT NULL,
  payer TEXT NOT NULL,
  title TEXT NOT NULL,
  cents INTEGER NOT NULL,
  method TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by BLOB REFERENCES accounts (id),
  cancelled_at INTEGER,
  cancelled_by BLOB REFERENCES accounts (id),
  CHECK ((amap_id IS NULL) <> (network_id IS NULL)),
  FOREIGN KEY (campaign_id, fee_id) REFERENCES fees (campaign_id, id)
) STRICT;
CREATE UNIQUE INDEX receipts_of_amap ON receipts (amap_id, number) WHERE amap_id IS NOT NULL;
CREATE UNIQUE INDEX receipts_of_network ON receipts (network_id, number) WHERE network_id IS NOT NULL;
CREATE INDEX receipts_of_fee ON receipts (campaign_id, fee_id);

-- The membership that a fee paid for, and whether its end was written about.
ALTER TABLE memberships ADD COLUMN campaign_id BLOB;
ALTER TABLE memberships ADD COLUMN fee_id BLOB;
ALTER TABLE memberships ADD COLUMN reminded_at INTEGER;

-- An AMAP whose membership of its network lapsed (charter, 8): warned first, then suspended, until that is lifted.
CREATE TABLE suspensions (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  id BLOB NOT NULL,
  network_id BLOB NOT NULL REFERENCES networks (id),
  reason TEXT NOT NULL,
  warned_at INTEGER NOT NULL,
  warned_by BLOB REFERENCES accounts (id),
  from_on TEXT NOT NULL,
  suspended_at INTEGER,
  suspended_by BLOB REFERENCES accounts (id),
  lifted_at INTEGER,
  lifted_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX suspensions_open ON suspensions (amap_id) WHERE lifted_at IS NULL;
