-- A basket that a household offers for one date: to one household, or to all of the AMAP when to_household_id is absent. The first who
-- takes it has it: the lines then say who collects them.
CREATE TABLE handovers (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  contract_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  to_household_id UUID,
  offered_at BIGINT NOT NULL,
  offered_by UUID REFERENCES accounts (id),
  withdrawn_at BIGINT,
  withdrawn_by UUID REFERENCES accounts (id),
  taken_at BIGINT,
  taken_by UUID REFERENCES accounts (id),
  taken_household_id UUID,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  CHECK (taken_at IS NULL OR withdrawn_at IS NULL),
  CHECK ((taken_at IS NULL) = (taken_household_id IS NULL)),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, to_household_id) REFERENCES households (amap_id, id),
  FOREIGN KEY (amap_id, taken_household_id) REFERENCES households (amap_id, id)
);
CREATE UNIQUE INDEX handovers_standing ON handovers (amap_id, contract_id, delivery_id) WHERE withdrawn_at IS NULL;
CREATE INDEX handovers_open ON handovers (amap_id, delivery_id) WHERE withdrawn_at IS NULL AND taken_at IS NULL;
