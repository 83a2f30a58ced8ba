-- What households may do with their baskets by themselves, as JSON; nothing when empty. Never queried.
ALTER TABLE templates ADD COLUMN flexibility TEXT NOT NULL DEFAULT '';

-- What a household did with a basket. What is undone stays, and counts no more.
CREATE TABLE shifts (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('move', 'carryover', 'gift', 'deducted')),
  from_delivery_id BLOB NOT NULL,
  to_delivery_id BLOB,
  amendment_id BLOB,
  made_at INTEGER NOT NULL,
  made_by BLOB REFERENCES accounts (id),
  undone_at INTEGER,
  undone_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  CHECK ((kind IN ('move', 'carryover')) = (to_delivery_id IS NOT NULL)),
  CHECK ((kind = 'gift') = (amendment_id IS NULL)),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, from_delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, to_delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
) STRICT;
CREATE INDEX shifts_by_contract ON shifts (amap_id, contract_id);
-- A basket leaves its date once.
CREATE UNIQUE INDEX shifts_standing ON shifts (amap_id, contract_id, from_delivery_id) WHERE undone_at IS NULL;

-- Since when this line is given up: it is delivered and paid, and the AMAP hands it on.
ALTER TABLE order_lines ADD COLUMN given_at INTEGER;
