-- A private address under which a calendar program reads somebody's deliveries: of one AMAP, or of all when amap_id is absent.
CREATE TABLE feeds (
  id BLOB NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  account_id BLOB NOT NULL REFERENCES accounts (id),
  amap_id BLOB REFERENCES amaps (id),
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  revoked_at INTEGER
) STRICT;
CREATE INDEX feeds_by_account ON feeds (account_id);

-- What a feed said of a delivery last, as a fingerprint, and how often that changed: a program takes what has a higher sequence.
CREATE TABLE feed_events (
  feed_id BLOB NOT NULL REFERENCES feeds (id),
  amap_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  said BLOB NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, amap_id, delivery_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;
