-- Whether an AMAP takes requests to join from its public page.
ALTER TABLE amaps ADD COLUMN takes_requests INTEGER NOT NULL DEFAULT 1 CHECK (takes_requests IN (0, 1));

-- Somebody who asks to join. digest: of the secret of their own page, sent by mail. It counts once the address is confirmed, or
-- when the coordination wrote it down itself. Personal values go when the request is forgotten.
CREATE TABLE join_requests (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  digest BLOB,
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  household_id BLOB,
  joined_at INTEGER,
  closed_at INTEGER,
  closed_as TEXT CHECK (closed_as IN ('withdrawn', 'declined')),
  closed_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX join_requests_by_digest ON join_requests (digest);
CREATE INDEX join_requests_open ON join_requests (amap_id, email) WHERE joined_at IS NULL AND closed_at IS NULL;

-- A place in a line: of the AMAP (no farm), of a farm, or of one of its baskets. Waits somebody who asks to join, or a household.
-- The order of a line is that of since_at.
CREATE TABLE waits (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  request_id BLOB,
  household_id BLOB,
  farm_id BLOB REFERENCES farms (id),
  product_id BLOB,
  since_at INTEGER NOT NULL,
  offered_at INTEGER,
  offered_until TEXT,
  offered_by BLOB REFERENCES accounts (id),
  trial_until TEXT,
  taken_at INTEGER,
  lapsed_at INTEGER,
  left_at INTEGER,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  CHECK (request_id IS NOT NULL OR household_id IS NOT NULL),
  CHECK (product_id IS NULL OR farm_id IS NOT NULL),
  CHECK ((offered_at IS NULL) = (offered_until IS NULL)),
  FOREIGN KEY (amap_id, request_id) REFERENCES join_requests (amap_id, id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id),
  FOREIGN KEY (farm_id, product_id) REFERENCES products (farm_id, id)
) STRICT;
CREATE INDEX waits_in_line ON waits (amap_id, since_at, id);

-- A household that tries the AMAP until a day, and may sign meanwhile as a member does. A membership makes it one for good.
CREATE TABLE trials (
  amap_id BLOB NOT NULL,
  household_id BLOB NOT NULL,
  since_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  begun_by BLOB REFERENCES accounts (id),
  begun_at INTEGER NOT NULL,
  converted_at INTEGER,
  PRIMARY KEY (amap_id, household_id),
  CHECK (since_on <= until_on),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
) STRICT;
