-- A change for everyone: what the farm moves, cancels, adds, bars or reprices, with its cause. detail: the change itself, as JSON.
CREATE TABLE changes (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  template_id UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (cause IN ('', 'lost', 'replaced', 'returned')),
  reason TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL,
  made_at BIGINT NOT NULL,
  made_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
);
CREATE INDEX changes_by_template ON changes (amap_id, template_id, made_at);

-- What changed in a contract after it was signed: never rewritten. asks: who signs it before it takes effect.
-- says: the words of its paper, as JSON; the PDF is made of them and of nothing else.
CREATE TABLE amendments (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  contract_id UUID NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  change_id UUID,
  kind TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (cause IN ('', 'lost', 'replaced', 'returned')),
  reason TEXT COLLATE "C" NOT NULL,
  asks TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (asks IN ('', 'member', 'both')),
  total_before_cents BIGINT NOT NULL,
  total_after_cents BIGINT NOT NULL,
  kept_after_cents BIGINT NOT NULL,
  unspent_after_cents BIGINT NOT NULL DEFAULT 0,
  credit_cents BIGINT NOT NULL DEFAULT 0 CHECK (credit_cents >= 0),
  ends_on TEXT COLLATE "C",
  says TEXT COLLATE "C" NOT NULL,
  made_at BIGINT NOT NULL,
  made_by UUID REFERENCES accounts (id),
  effective_at BIGINT,
  withdrawn_at BIGINT,
  withdrawn_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, contract_id, number),
  CHECK (effective_at IS NULL OR withdrawn_at IS NULL),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, change_id) REFERENCES changes (amap_id, id)
);
CREATE UNIQUE INDEX amendments_waiting ON amendments (amap_id, contract_id) WHERE effective_at IS NULL AND withdrawn_at IS NULL;

-- The quantities that it changes, in thousandths of a unit: zero is none.
CREATE TABLE amendment_lines (
  amap_id UUID NOT NULL,
  amendment_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  product_id UUID NOT NULL,
  quantity_before BIGINT NOT NULL CHECK (quantity_before >= 0),
  quantity_after BIGINT NOT NULL CHECK (quantity_after >= 0),
  PRIMARY KEY (amap_id, amendment_id, delivery_id, product_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
);

-- The prices that it changes: of a unit, or of a kilogram. from_on: the first delivery at the new price; all of them when absent.
CREATE TABLE amendment_prices (
  amap_id UUID NOT NULL,
  amendment_id UUID NOT NULL,
  product_id UUID NOT NULL,
  price_before_cents BIGINT NOT NULL CHECK (price_before_cents >= 0),
  price_after_cents BIGINT NOT NULL CHECK (price_after_cents >= 0),
  from_on TEXT COLLATE "C",
  PRIMARY KEY (amap_id, amendment_id, product_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
);

-- Who signed it: over the SHA-256 of its PDF.
CREATE TABLE amendment_signatures (
  amap_id UUID NOT NULL,
  amendment_id UUID NOT NULL,
  party TEXT COLLATE "C" NOT NULL CHECK (party IN ('member', 'farm')),
  how TEXT COLLATE "C" NOT NULL CHECK (how IN ('online', 'paper')),
  sha256 BYTEA NOT NULL,
  signed_at BIGINT NOT NULL,
  account_id UUID NOT NULL REFERENCES accounts (id),
  address TEXT COLLATE "C" NOT NULL DEFAULT '',
  scan_type TEXT COLLATE "C" CHECK (scan_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  scan BYTEA,
  PRIMARY KEY (amap_id, amendment_id, party),
  CHECK ((scan IS NULL) = (scan_type IS NULL)),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
);

-- Its PDF, made when it is first asked for and kept; with the page of its signatures once all have signed.
CREATE TABLE amendment_files (
  amap_id UUID NOT NULL,
  amendment_id UUID NOT NULL,
  made_at BIGINT NOT NULL,
  sha256 BYTEA NOT NULL,
  pages BIGINT NOT NULL,
  pdf BYTEA NOT NULL,
  signed_sha256 BYTEA,
  signed_pdf BYTEA,
  PRIMARY KEY (amap_id, amendment_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
);
CREATE INDEX amendment_files_by_sha256 ON amendment_files (sha256);
CREATE INDEX amendment_files_by_signed ON amendment_files (signed_sha256);

-- The price that a contract pays where its template now asks another. from_on: the first day at it; empty from the first delivery on.
CREATE TABLE contract_prices (
  amap_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  product_id UUID NOT NULL,
  from_on TEXT COLLATE "C" NOT NULL DEFAULT '',
  price_cents BIGINT NOT NULL CHECK (price_cents >= 0),
  PRIMARY KEY (amap_id, contract_id, product_id, from_on),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
);

-- Owed beyond the lines: a lost harvest that is shared.
ALTER TABLE contracts ADD COLUMN kept_cents BIGINT NOT NULL DEFAULT 0;
-- Of what was paid ahead, what is not ordered yet.
ALTER TABLE contracts ADD COLUMN unspent_cents BIGINT NOT NULL DEFAULT 0 CHECK (unspent_cents >= 0);
-- What the farm gave back of what it had received too much.
ALTER TABLE contracts ADD COLUMN returned_cents BIGINT NOT NULL DEFAULT 0 CHECK (returned_cents >= 0);
-- The contract of another household whose rest this one takes over.
ALTER TABLE contracts ADD COLUMN follows_id UUID;

-- A delivery that the farm cancelled for this template; the site may deliver all the same.
ALTER TABLE template_deliveries ADD COLUMN cancelled_at BIGINT;
