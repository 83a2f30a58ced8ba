-- What volunteers note at the door of a delivery: append-only, each with an id that the phone made, so that what is sent twice is
-- stored once. follows: the ids of what was known of the same subject, a space between each two; two that do not follow each other
-- are a conflict. words: what was typed beside it.
CREATE TABLE door_events (
  amap_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  id BLOB NOT NULL,
  subject TEXT NOT NULL,
  says TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  follows TEXT NOT NULL DEFAULT '',
  made_at INTEGER NOT NULL,
  made_by BLOB REFERENCES accounts (id),
  received_at INTEGER NOT NULL,
  PRIMARY KEY (amap_id, delivery_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;

-- What one contract's share of a product weighed at a delivery.
CREATE TABLE weights (
  amap_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  grams INTEGER NOT NULL CHECK (grams >= 0),
  weighed_at INTEGER NOT NULL,
  weighed_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, delivery_id, contract_id, product_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;
CREATE INDEX weights_by_contract ON weights (amap_id, contract_id);
