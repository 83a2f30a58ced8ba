-- Whether an AMAP takes requests to join from its public page.
ALTER TABLE amaps ADD COLUMN takes_requests BIGINT NOT NULL DEFAULT 1 CHECK (takes_requests IN (0, 1));

-- Somebody who asks to join. digest: of the secret of their own page, sent by mail. It counts once the address is confirmed, or
-- when the coordination wrote it down itself. Personal values go when the request is forgotten.
CREATE TABLE join_requests (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  digest BYTEA,
  last_name TEXT COLLATE "C" NOT NULL,
  first_name TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL DEFAULT '',
  phone TEXT COLLATE "C" NOT NULL DEFAULT '',
  message TEXT COLLATE "C" NOT NULL DEFAULT '',
  asked_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  household_id UUID,
  joined_at BIGINT,
  closed_at BIGINT,
  closed_as TEXT COLLATE "C" CHECK (closed_as IN ('withdrawn', 'declined')),
  closed_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
);
CREATE UNIQUE INDEX join_requests_by_digest ON join_requests (digest);
CREATE INDEX join_requests_open ON join_requests (amap_id, email) WHERE joined_at IS NULL AND closed_at IS NULL;

-- A place in a line: of the AMAP (no farm), of a farm, or of one of its baskets. Waits somebody who asks to join, or a household.
-- The order of a line is that of since_at.
CREATE TABLE waits (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  request_id UUID,
  household_id UUID,
  farm_id UUID REFERENCES farms (id),
  product_id UUID,
  since_at BIGINT NOT NULL,
  offered_at BIGINT,
  offered_until TEXT COLLATE "C",
  offered_by UUID REFERENCES accounts (id),
  trial_until TEXT COLLATE "C",
  taken_at BIGINT,
  lapsed_at BIGINT,
  left_at BIGINT,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  CHECK (request_id IS NOT NULL OR household_id IS NOT NULL),
  CHECK (product_id IS NULL OR farm_id IS NOT NULL),
  CHECK ((offered_at IS NULL) = (offered_until IS NULL)),
  FOREIGN KEY (amap_id, request_id) REFERENCES join_requests (amap_id, id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id),
  FOREIGN KEY (farm_id, product_id) REFERENCES products (farm_id, id)
);
CREATE INDEX waits_in_line ON waits (amap_id, since_at, id);

-- A household that tries the AMAP until a day, and may sign meanwhile as a member does. A membership makes it one for good.
CREATE TABLE trials (
  amap_id UUID NOT NULL,
  household_id UUID NOT NULL,
  since_on TEXT COLLATE "C" NOT NULL,
  until_on TEXT COLLATE "C" NOT NULL,
  begun_by UUID REFERENCES accounts (id),
  begun_at BIGINT NOT NULL,
  converted_at BIGINT,
  PRIMARY KEY (amap_id, household_id),
  CHECK (since_on <= until_on),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
);
