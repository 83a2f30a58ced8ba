-- A campaign: who asks a fee of whom, for which period, by which formula. Of an AMAP to its households, or of a network to its
-- AMAPs or farms.
CREATE TABLE campaigns (
  id UUID NOT NULL PRIMARY KEY,
  public_id TEXT COLLATE "C" NOT NULL UNIQUE,
  amap_id UUID REFERENCES amaps (id),
  network_id UUID REFERENCES networks (id),
  flow TEXT COLLATE "C" NOT NULL CHECK (flow IN ('members', 'amaps', 'farms')),
  title TEXT COLLATE "C" NOT NULL,
  since_on TEXT COLLATE "C" NOT NULL,
  until_on TEXT COLLATE "C" NOT NULL,
  formula TEXT COLLATE "C" NOT NULL CHECK (formula IN ('fixed', 'brackets', 'free', 'per-household', 'turnover')),
  -- The fixed amount, the amount for each household, or the least of a free one.
  cents BIGINT NOT NULL CHECK (cents >= 0),
  -- Ten-thousandths of the turnover.
  rate BIGINT NOT NULL DEFAULT 0 CHECK (rate >= 0),
  -- Never less, by whatever formula.
  floor_cents BIGINT NOT NULL DEFAULT 0 CHECK (floor_cents >= 0),
  created_at BIGINT NOT NULL,
  created_by UUID REFERENCES accounts (id),
  closed_at BIGINT,
  reminded_at BIGINT,
  CHECK ((amap_id IS NULL) <> (network_id IS NULL)),
  CHECK ((flow = 'members') = (amap_id IS NOT NULL)),
  CHECK (since_on <= until_on)
);
CREATE INDEX campaigns_by_amap ON campaigns (amap_id, since_on);
CREATE INDEX campaigns_by_network ON campaigns (network_id, since_on);

CREATE TABLE campaign_brackets (
  campaign_id UUID NOT NULL REFERENCES campaigns (id),
  position BIGINT NOT NULL,
  label TEXT COLLATE "C" NOT NULL,
  cents BIGINT NOT NULL CHECK (cents >= 0),
  PRIMARY KEY (campaign_id, position)
);

-- What one household, AMAP or farm owes in a campaign, and its payment. One entered by mistake is withdrawn, not deleted.
CREATE TABLE fees (
  campaign_id UUID NOT NULL REFERENCES campaigns (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL UNIQUE,
  amap_id UUID REFERENCES amaps (id),
  household_id UUID,
  farm_id UUID REFERENCES farms (id),
  bracket BIGINT,
  base_cents BIGINT,
  due_cents BIGINT NOT NULL CHECK (due_cents >= 0),
  recorded_at BIGINT NOT NULL,
  recorded_by UUID REFERENCES accounts (id),
  method TEXT COLLATE "C" CHECK (method IN ('cheque', 'transfer', 'cash', 'card')),
  reference TEXT COLLATE "C" NOT NULL DEFAULT '',
  paid_on TEXT COLLATE "C",
  paid_at BIGINT,
  paid_by UUID REFERENCES accounts (id),
  withdrawn_at BIGINT,
  withdrawn_by UUID REFERENCES accounts (id),
  PRIMARY KEY (campaign_id, id),
  CHECK ((amap_id IS NULL) <> (farm_id IS NULL)),
  CHECK ((paid_on IS NULL) = (paid_at IS NULL) AND (paid_on IS NULL) = (method IS NULL)),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
);
CREATE UNIQUE INDEX fees_of_household ON fees (campaign_id, amap_id, household_id) WHERE household_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX fees_of_amap ON fees (campaign_id, amap_id) WHERE household_id IS NULL AND amap_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX fees_of_farm ON fees (campaign_id, farm_id) WHERE farm_id IS NOT NULL AND withdrawn_at IS NULL;

-- Receipts of an AMAP or a network, numbered from 1 without gaps: one is never deleted nor renumbered, but cancelled with its who
-- and when. payer is a personal value, erased with the person.
CREATE TABLE receipts (
  id UUID NOT NULL PRIMARY KEY,
  public_id TEXT COLLATE "C" NOT NULL UNIQUE,
  amap_id UUID REFERENCES amaps (id),
  network_id UUID REFERENCES networks (id),
  number BIGINT NOT NULL CHECK (number > 0),
  campaign_id UUID NOT NULL,
  fee_id UUID NOT NULL,
  payer TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  cents BIGINT NOT NULL,
  method TEXT COLLATE "C" NOT NULL,
  paid_on TEXT COLLATE "C" NOT NULL,
  issued_on TEXT COLLATE "C" NOT NULL,
  issued_at BIGINT NOT NULL,
  issued_by UUID REFERENCES accounts (id),
  cancelled_at BIGINT,
  cancelled_by UUID REFERENCES accounts (id),
  CHECK ((amap_id IS NULL) <> (network_id IS NULL)),
  FOREIGN KEY (campaign_id, fee_id) REFERENCES fees (campaign_id, id)
);
CREATE UNIQUE INDEX receipts_of_amap ON receipts (amap_id, number) WHERE amap_id IS NOT NULL;
CREATE UNIQUE INDEX receipts_of_network ON receipts (network_id, number) WHERE network_id IS NOT NULL;
CREATE INDEX receipts_of_fee ON receipts (campaign_id, fee_id);

-- The membership that a fee paid for, and whether its end was written about.
ALTER TABLE memberships ADD COLUMN campaign_id UUID;
ALTER TABLE memberships ADD COLUMN fee_id UUID;
ALTER TABLE memberships ADD COLUMN reminded_at BIGINT;

-- An AMAP whose membership of its network lapsed (charter, 8): warned first, then suspended, until that is lifted.
CREATE TABLE suspensions (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  id UUID NOT NULL,
  network_id UUID NOT NULL REFERENCES networks (id),
  reason TEXT COLLATE "C" NOT NULL,
  warned_at BIGINT NOT NULL,
  warned_by UUID REFERENCES accounts (id),
  from_on TEXT COLLATE "C" NOT NULL,
  suspended_at BIGINT,
  suspended_by UUID REFERENCES accounts (id),
  lifted_at BIGINT,
  lifted_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id)
);
CREATE UNIQUE INDEX suspensions_open ON suspensions (amap_id) WHERE lifted_at IS NULL;
