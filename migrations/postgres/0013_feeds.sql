-- A private address under which a calendar program reads somebody's deliveries: of one AMAP, or of all when amap_id is absent.
CREATE TABLE feeds (
  id UUID NOT NULL PRIMARY KEY,
  digest BYTEA NOT NULL UNIQUE,
  account_id UUID NOT NULL REFERENCES accounts (id),
  amap_id UUID REFERENCES amaps (id),
  created_at BIGINT NOT NULL,
  read_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX feeds_by_account ON feeds (account_id);

-- What a feed said of a delivery last, as a fingerprint, and how often that changed: a program takes what has a higher sequence.
CREATE TABLE feed_events (
  feed_id UUID NOT NULL REFERENCES feeds (id),
  amap_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  said BYTEA NOT NULL,
  sequence BIGINT NOT NULL CHECK (sequence >= 0),
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (feed_id, amap_id, delivery_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
);
