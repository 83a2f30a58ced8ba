-- What households may do with their baskets by themselves, as JSON; nothing when empty. Never queried.
ALTER TABLE templates ADD COLUMN flexibility TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What a household did with a basket. What is undone stays, and counts no more.
CREATE TABLE shifts (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  contract_id UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('move', 'carryover', 'gift', 'deducted')),
  from_delivery_id UUID NOT NULL,
  to_delivery_id UUID,
  amendment_id UUID,
  made_at BIGINT NOT NULL,
  made_by UUID REFERENCES accounts (id),
  undone_at BIGINT,
  undone_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  CHECK ((kind IN ('move', 'carryover')) = (to_delivery_id IS NOT NULL)),
  CHECK ((kind = 'gift') = (amendment_id IS NULL)),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, from_delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, to_delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
);
CREATE INDEX shifts_by_contract ON shifts (amap_id, contract_id);
-- A basket leaves its date once.
CREATE UNIQUE INDEX shifts_standing ON shifts (amap_id, contract_id, from_delivery_id) WHERE undone_at IS NULL;

-- Since when this line is given up: it is delivered and paid, and the AMAP hands it on.
ALTER TABLE order_lines ADD COLUMN given_at BIGINT;
