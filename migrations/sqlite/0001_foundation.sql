-- The network tree; network_tree holds one row per ancestor and descendant, itself included.
CREATE TABLE networks (
  id BLOB NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  parent_id BLOB REFERENCES networks (id),
  kind TEXT NOT NULL CHECK (kind IN ('national', 'regional', 'departmental')),
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE network_tree (
  ancestor_id BLOB NOT NULL REFERENCES networks (id),
  descendant_id BLOB NOT NULL REFERENCES networks (id),
  depth INTEGER NOT NULL CHECK (depth >= 0),
  PRIMARY KEY (ancestor_id, descendant_id)
) STRICT;
CREATE INDEX network_tree_by_descendant ON network_tree (descendant_id, ancestor_id);

-- The tenant. town_key and sort_key are made by the application (words::sort_key).
CREATE TABLE amaps (
  id BLOB NOT NULL PRIMARY KEY,
  network_id BLOB NOT NULL REFERENCES networks (id),
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  zone TEXT NOT NULL DEFAULT 'Europe/Paris',
  postcode TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  town_key TEXT NOT NULL DEFAULT '',
  presentation TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  listed INTEGER NOT NULL DEFAULT 1 CHECK (listed IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX amaps_by_network ON amaps (network_id, sort_key);
CREATE INDEX amaps_by_town ON amaps (town_key, sort_key);

CREATE TABLE sites (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id)
) STRICT;

CREATE TABLE site_hours (
  amap_id BLOB NOT NULL,
  site_id BLOB NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  PRIMARY KEY (amap_id, site_id, weekday),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
) STRICT;

-- A person's global login. No password: not yet chosen.
CREATE TABLE accounts (
  id BLOB NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- acting: the role the person works in at the moment, as access::RoleKey writes it.
CREATE TABLE sessions (
  digest BLOB NOT NULL PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES accounts (id),
  acting TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  agent TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id);

-- Failed sign-ins and other costly questions, counted per key and quarter of an hour.
CREATE TABLE attempts (
  subject TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (subject, bucket)
) STRICT;

CREATE TABLE households (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  left_on TEXT,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id)
) STRICT;

CREATE TABLE members (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  household_id BLOB NOT NULL,
  account_id BLOB REFERENCES accounts (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  email TEXT,
  phone TEXT NOT NULL DEFAULT '',
  joined_on TEXT NOT NULL,
  left_on TEXT,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX members_by_account ON members (account_id, amap_id) WHERE account_id IS NOT NULL;
CREATE INDEX members_by_household ON members (amap_id, household_id);
CREATE INDEX members_by_name ON members (amap_id, sort_key);

-- A farm that nobody has claimed stays private to the AMAP that entered it.
CREATE TABLE farms (
  id BLOB NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  siret TEXT UNIQUE,
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  presentation TEXT NOT NULL DEFAULT '',
  entered_by BLOB REFERENCES amaps (id),
  claimed_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE farmers (
  farm_id BLOB NOT NULL REFERENCES farms (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  account_id BLOB REFERENCES accounts (id),
  last_name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  email TEXT,
  phone TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (farm_id, id),
  UNIQUE (farm_id, public_id)
) STRICT;
CREATE UNIQUE INDEX farmers_by_account ON farmers (account_id, farm_id) WHERE account_id IS NOT NULL;

CREATE TABLE products (
  farm_id BLOB NOT NULL REFERENCES farms (id),
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  production_type TEXT NOT NULL,
  packaging TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  retired_at INTEGER,
  PRIMARY KEY (farm_id, id),
  UNIQUE (farm_id, public_id)
) STRICT;

CREATE TABLE partnerships (
  amap_id BLOB NOT NULL REFERENCES amaps (id),
  farm_id BLOB NOT NULL REFERENCES farms (id),
  since_on TEXT NOT NULL,
  until_on TEXT,
  PRIMARY KEY (amap_id, farm_id)
) STRICT;
CREATE INDEX partnerships_by_farm ON partnerships (farm_id, amap_id);

-- A role given to an account within a scope. Being a member or a farmer follows from members and farmers.
CREATE TABLE grants (
  id BLOB NOT NULL PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL CHECK (role IN ('referent', 'treasurer', 'coordinator', 'network', 'admin')),
  network_id BLOB REFERENCES networks (id),
  amap_id BLOB REFERENCES amaps (id),
  farm_id BLOB REFERENCES farms (id),
  since_on TEXT NOT NULL,
  until_on TEXT,
  granted_at INTEGER NOT NULL,
  granted_by BLOB REFERENCES accounts (id),
  CHECK ((role = 'network') = (network_id IS NOT NULL)),
  CHECK ((role IN ('referent', 'treasurer', 'coordinator')) = (amap_id IS NOT NULL)),
  CHECK ((role = 'referent') = (farm_id IS NOT NULL))
) STRICT;
CREATE INDEX grants_by_account ON grants (account_id);
CREATE INDEX grants_by_amap ON grants (amap_id, farm_id);

-- Single-use links sent by mail: a password reset, or an invitation of a member or a farmer.
CREATE TABLE tokens (
  digest BLOB NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'member', 'farmer')),
  account_id BLOB REFERENCES accounts (id),
  amap_id BLOB,
  member_id BLOB,
  farm_id BLOB,
  farmer_id BLOB,
  email TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  FOREIGN KEY (amap_id, member_id) REFERENCES members (amap_id, id),
  FOREIGN KEY (farm_id, farmer_id) REFERENCES farmers (farm_id, id)
) STRICT;
CREATE INDEX tokens_by_member ON tokens (amap_id, member_id);

CREATE TABLE deliveries (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  site_id BLOB NOT NULL,
  day TEXT NOT NULL,
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  cancelled_at INTEGER,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  UNIQUE (amap_id, site_id, day),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
) STRICT;
CREATE INDEX deliveries_by_day ON deliveries (amap_id, day);

-- The contract model. Each act of its life is a pair: when, and who did it.
CREATE TABLE templates (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  farm_id BLOB NOT NULL REFERENCES farms (id),
  site_id BLOB NOT NULL,
  title TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('fixed', 'free')),
  first_on TEXT,
  last_on TEXT,
  rhythm TEXT NOT NULL DEFAULT 'weekly' CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly', 'chosen')),
  exclusions TEXT NOT NULL DEFAULT '',
  min_deliveries INTEGER NOT NULL DEFAULT 0 CHECK (min_deliveries >= 0),
  notice_days INTEGER NOT NULL DEFAULT 3 CHECK (notice_days BETWEEN 0 AND 60),
  window_opens TEXT,
  window_closes TEXT,
  payee TEXT NOT NULL DEFAULT '',
  rounding_cents INTEGER NOT NULL DEFAULT 1 CHECK (rounding_cents IN (1, 100)),
  min_instalment_cents INTEGER NOT NULL DEFAULT 0 CHECK (min_instalment_cents >= 0),
  max_instalments INTEGER NOT NULL DEFAULT 1 CHECK (max_instalments BETWEEN 1 AND 24),
  clauses TEXT NOT NULL DEFAULT '',
  step INTEGER NOT NULL DEFAULT 1 CHECK (step BETWEEN 1 AND 6),
  revision INTEGER NOT NULL DEFAULT 1,
  origin TEXT NOT NULL DEFAULT 'wizard' CHECK (origin IN ('wizard', 'clicamap')),
  created_at INTEGER NOT NULL,
  created_by BLOB REFERENCES accounts (id),
  submitted_at INTEGER,
  submitted_by BLOB REFERENCES accounts (id),
  approved_at INTEGER,
  approved_by BLOB REFERENCES accounts (id),
  approved_how TEXT NOT NULL DEFAULT '' CHECK (approved_how IN ('', 'farmer', 'recorded', 'elsewhere')),
  opened_at INTEGER,
  opened_by BLOB REFERENCES accounts (id),
  closed_at INTEGER,
  closed_by BLOB REFERENCES accounts (id),
  archived_at INTEGER,
  archived_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
) STRICT;
CREATE INDEX templates_by_farm ON templates (farm_id, amap_id);
CREATE INDEX templates_in_order ON templates (amap_id, sort_key);

CREATE TABLE template_deliveries (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  PRIMARY KEY (amap_id, template_id, delivery_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;
CREATE INDEX template_deliveries_by_delivery ON template_deliveries (amap_id, delivery_id);

-- price_cents: for one unit, or for one kilogram when priced by weight (est_grams is then what a unit weighs, as announced).
-- source_*: the slugs a Clic'AMAP workbook used, kept for the way out.
CREATE TABLE template_products (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  farm_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  pricing TEXT NOT NULL DEFAULT 'piece' CHECK (pricing IN ('piece', 'weight')),
  est_grams INTEGER CHECK (est_grams > 0),
  vat_basis_points INTEGER CHECK (vat_basis_points BETWEEN 0 AND 10000),
  source_type TEXT NOT NULL DEFAULT '',
  source_name TEXT NOT NULL DEFAULT '',
  source_price TEXT NOT NULL DEFAULT '',
  source_packaging TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, template_id, product_id),
  CHECK ((pricing = 'weight') = (est_grams IS NOT NULL)),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (farm_id, product_id) REFERENCES products (farm_id, id)
) STRICT;

-- A row: this product can be had at this delivery.
CREATE TABLE availability (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  PRIMARY KEY (amap_id, template_id, product_id, delivery_id),
  FOREIGN KEY (amap_id, template_id, product_id) REFERENCES template_products (amap_id, template_id, product_id),
  FOREIGN KEY (amap_id, template_id, delivery_id) REFERENCES template_deliveries (amap_id, template_id, delivery_id)
) STRICT;

CREATE TABLE template_methods (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('cheque', 'transfer', 'debit', 'cash')),
  PRIMARY KEY (amap_id, template_id, method),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;

CREATE TABLE template_due_days (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  due_on TEXT NOT NULL,
  PRIMARY KEY (amap_id, template_id, due_on),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;

-- One household's commitment to one farm. Signatures are rows of their own.
CREATE TABLE contracts (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  public_id TEXT NOT NULL,
  template_id BLOB NOT NULL,
  household_id BLOB NOT NULL,
  signatory_id BLOB NOT NULL,
  method TEXT NOT NULL DEFAULT '',
  instalments INTEGER NOT NULL DEFAULT 1 CHECK (instalments BETWEEN 1 AND 24),
  origin TEXT NOT NULL CHECK (origin IN ('online', 'paper', 'clicamap')),
  created_at INTEGER NOT NULL,
  created_by BLOB REFERENCES accounts (id),
  lapsed_at INTEGER,
  refused_at INTEGER,
  refused_by BLOB REFERENCES accounts (id),
  cancelled_at INTEGER,
  cancelled_by BLOB REFERENCES accounts (id),
  ended_on TEXT,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id),
  FOREIGN KEY (amap_id, signatory_id) REFERENCES members (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX contracts_one_per_household ON contracts (amap_id, template_id, household_id)
  WHERE lapsed_at IS NULL AND refused_at IS NULL AND cancelled_at IS NULL AND ended_on IS NULL;
CREATE INDEX contracts_by_household ON contracts (amap_id, household_id);

-- What is due now, and to whom. The delivery list is one indexed read of this table.
CREATE TABLE order_lines (
  amap_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  collected_by BLOB NOT NULL,
  PRIMARY KEY (amap_id, delivery_id, contract_id, product_id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, collected_by) REFERENCES households (amap_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_by_contract ON order_lines (amap_id, contract_id);

-- The stored PDF that both parties sign; never rendered again. revision: of the template when it was made.
CREATE TABLE bodies (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB REFERENCES accounts (id),
  sha256 BLOB NOT NULL,
  pdf BLOB NOT NULL,
  superseded_at INTEGER,
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX bodies_current ON bodies (amap_id, contract_id) WHERE superseded_at IS NULL;

CREATE TABLE signatures (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  party TEXT NOT NULL CHECK (party IN ('member', 'farm')),
  how TEXT NOT NULL CHECK (how IN ('online', 'paper', 'elsewhere')),
  body_id BLOB,
  sha256 BLOB,
  signed_at INTEGER NOT NULL,
  account_id BLOB REFERENCES accounts (id),
  address TEXT NOT NULL DEFAULT '',
  voided_at INTEGER,
  PRIMARY KEY (amap_id, id),
  CHECK (how <> 'online' OR (body_id IS NOT NULL AND sha256 IS NOT NULL AND account_id IS NOT NULL)),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, body_id) REFERENCES bodies (amap_id, id)
) STRICT;
CREATE UNIQUE INDEX signatures_standing ON signatures (amap_id, contract_id, party) WHERE voided_at IS NULL;

-- The body with its signature page, made once both have signed.
CREATE TABLE signed_files (
  amap_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  body_id BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  pdf BLOB NOT NULL,
  PRIMARY KEY (amap_id, contract_id, body_id),
  FOREIGN KEY (amap_id, body_id) REFERENCES bodies (amap_id, id)
) STRICT;

CREATE TABLE instalments (
  amap_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  due_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  method TEXT NOT NULL CHECK (method IN ('cheque', 'transfer', 'debit', 'cash')),
  received_at INTEGER,
  received_by BLOB REFERENCES accounts (id),
  reference TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, contract_id, position),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;

CREATE TABLE duty_slots (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 50),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, delivery_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;

CREATE TABLE duty_seats (
  amap_id BLOB NOT NULL,
  slot_id BLOB NOT NULL,
  member_id BLOB NOT NULL,
  taken_at INTEGER NOT NULL,
  taken_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, slot_id, member_id),
  FOREIGN KEY (amap_id, slot_id) REFERENCES duty_slots (amap_id, id),
  FOREIGN KEY (amap_id, member_id) REFERENCES members (amap_id, id)
) STRICT;
CREATE INDEX duty_seats_by_member ON duty_seats (amap_id, member_id);

-- One import of a Clic'AMAP workbook made one template.
CREATE TABLE workbook_imports (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  fingerprint TEXT NOT NULL,
  file_name TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, template_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;

-- Mail waits here until it is sent.
CREATE TABLE outbox (
  id BLOB NOT NULL PRIMARY KEY,
  amap_id BLOB REFERENCES amaps (id),
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_try_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  sent_at INTEGER,
  given_up_at INTEGER
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE jobs (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  once_key TEXT UNIQUE,
  created_at INTEGER NOT NULL,
  run_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  done_at INTEGER,
  given_up_at INTEGER
) STRICT;
CREATE INDEX jobs_waiting ON jobs (run_at) WHERE done_at IS NULL AND given_up_at IS NULL;

CREATE TABLE idempotency (
  token TEXT NOT NULL PRIMARY KEY,
  account_id BLOB,
  location TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Who did what. Append-only: ids only; personal values stand in audit_values and can be erased.
CREATE TABLE audit (
  id BLOB NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  account_id BLOB,
  acting TEXT NOT NULL,
  network_id BLOB,
  amap_id BLOB,
  farm_id BLOB,
  verb TEXT NOT NULL,
  object TEXT NOT NULL,
  object_id BLOB
) STRICT;
CREATE INDEX audit_by_amap ON audit (amap_id, at);
CREATE INDEX audit_by_object ON audit (object_id, at);

CREATE TABLE audit_values (
  audit_id BLOB NOT NULL PRIMARY KEY REFERENCES audit (id),
  detail TEXT NOT NULL
) STRICT;
