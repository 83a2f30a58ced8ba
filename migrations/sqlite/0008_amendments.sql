-- A change for everyone: what the farm moves, cancels, adds, bars or reprices, with its cause. detail: the change itself, as JSON.
CREATE TABLE changes (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL DEFAULT '' CHECK (cause IN ('', 'lost', 'replaced', 'returned')),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;
CREATE INDEX changes_by_template ON changes (amap_id, template_id, made_at);

-- What changed in a contract after it was signed: never rewritten. asks: who signs it before it takes effect.
-- says: the words of its paper, as JSON; the PDF is made of them and of nothing else.
CREATE TABLE amendments (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  change_id BLOB,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL DEFAULT '' CHECK (cause IN ('', 'lost', 'replaced', 'returned')),
  reason TEXT NOT NULL,
  asks TEXT NOT NULL DEFAULT '' CHECK (asks IN ('', 'member', 'both')),
  total_before_cents INTEGER NOT NULL,
  total_after_cents INTEGER NOT NULL,
  kept_after_cents INTEGER NOT NULL,
  unspent_after_cents INTEGER NOT NULL DEFAULT 0,
  credit_cents INTEGER NOT NULL DEFAULT 0 CHECK (credit_cents >= 0),
  ends_on TEXT,
  says TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB REFERENCES accounts (id),
  effective_at INTEGER,
  withdrawn_at INTEGER,
  withdrawn_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, contract_id, number),
  CHECK (effective_at IS NULL OR withdrawn_at IS NULL),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, change_id) REFERENCES changes (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX amendments_waiting ON amendments (amap_id, contract_id) WHERE effective_at IS NULL AND withdrawn_at IS NULL;

-- The quantities that it changes, in thousandths of a unit: zero is none.
CREATE TABLE amendment_lines (
  amap_id BLOB NOT NULL,
  amendment_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  quantity_before INTEGER NOT NULL CHECK (quantity_before >= 0),
  quantity_after INTEGER NOT NULL CHECK (quantity_after >= 0),
  PRIMARY KEY (amap_id, amendment_id, delivery_id, product_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;

-- The prices that it changes: of a unit, or of a kilogram. from_on: the first delivery at the new price; all of them when absent.
CREATE TABLE amendment_prices (
  amap_id BLOB NOT NULL,
  amendment_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  price_before_cents INTEGER NOT NULL CHECK (price_before_cents >= 0),
  price_after_cents INTEGER NOT NULL CHECK (price_after_cents >= 0),
  from_on TEXT,
  PRIMARY KEY (amap_id, amendment_id, product_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
) STRICT;

-- Who signed it: over the SHA-256 of its PDF.
CREATE TABLE amendment_signatures (
  amap_id BLOB NOT NULL,
  amendment_id BLOB NOT NULL,
  party TEXT NOT NULL CHECK (party IN ('member', 'farm')),
  how TEXT NOT NULL CHECK (how IN ('online', 'paper')),
  sha256 BLOB NOT NULL,
  signed_at INTEGER NOT NULL,
  account_id BLOB NOT NULL REFERENCES accounts (id),
  address TEXT NOT NULL DEFAULT '',
  scan_type TEXT CHECK (scan_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  scan BLOB,
  PRIMARY KEY (amap_id, amendment_id, party),
  CHECK ((scan IS NULL) = (scan_type IS NULL)),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
) STRICT;

-- Its PDF, made when it is first asked for and kept; with the page of its signatures once all have signed.
CREATE TABLE amendment_files (
  amap_id BLOB NOT NULL,
  amendment_id BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  pages INTEGER NOT NULL,
  pdf BLOB NOT NULL,
  signed_sha256 BLOB,
  signed_pdf BLOB,
  PRIMARY KEY (amap_id, amendment_id),
  FOREIGN KEY (amap_id, amendment_id) REFERENCES amendments (amap_id, id)
) STRICT;
CREATE INDEX amendment_files_by_sha256 ON amendment_files (sha256);
CREATE INDEX amendment_files_by_signed ON amendment_files (signed_sha256);

-- The price that a contract pays where its template now asks another. from_on: the first day at it; empty from the first delivery on.
CREATE TABLE contract_prices (
  amap_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  from_on TEXT NOT NULL DEFAULT '',
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  PRIMARY KEY (amap_id, contract_id, product_id, from_on),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;

-- Owed beyond the lines: a lost harvest that is shared.
ALTER TABLE contracts ADD COLUMN kept_cents INTEGER NOT NULL DEFAULT 0;
-- Of what was paid ahead, what is not ordered yet.
ALTER TABLE contracts ADD COLUMN unspent_cents INTEGER NOT NULL DEFAULT 0 CHECK (unspent_cents >= 0);
-- What the farm gave back of what it had received too much.
ALTER TABLE contracts ADD COLUMN returned_cents INTEGER NOT NULL DEFAULT 0 CHECK (returned_cents >= 0);
-- The contract of another household whose rest this one takes over.
ALTER TABLE contracts ADD COLUMN follows_id BLOB;

-- A delivery that the farm cancelled for this template; the site may deliver all the same.
ALTER TABLE template_deliveries ADD COLUMN cancelled_at INTEGER;
