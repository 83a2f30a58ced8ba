-- What volunteers note at the door of a delivery: append-only, each with an id that the phone made, so that what is sent twice is
-- stored once. follows: the ids of what was known of the same subject, a space between each two; two that do not follow each other
-- are a conflict. words: what was typed beside it.
CREATE TABLE door_events (
  amap_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  id UUID NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  says TEXT COLLATE "C" NOT NULL,
  words TEXT COLLATE "C" NOT NULL DEFAULT '',
  follows TEXT COLLATE "C" NOT NULL DEFAULT '',
  made_at BIGINT NOT NULL,
  made_by UUID REFERENCES accounts (id),
  received_at BIGINT NOT NULL,
  PRIMARY KEY (amap_id, delivery_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
);

-- What one contract's share of a product weighed at a delivery.
CREATE TABLE weights (
  amap_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  product_id UUID NOT NULL,
  grams BIGINT NOT NULL CHECK (grams >= 0),
  weighed_at BIGINT NOT NULL,
  weighed_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, delivery_id, contract_id, product_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
);
CREATE INDEX weights_by_contract ON weights (amap_id, contract_id);
