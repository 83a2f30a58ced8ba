-- The network tree; network_tree holds one row per ancestor and descendant, itself included.
CREATE TABLE networks (
  id UUID NOT NULL PRIMARY KEY,
  slug TEXT COLLATE "C" NOT NULL UNIQUE,
  parent_id UUID REFERENCES networks (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('national', 'regional', 'departmental')),
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE network_tree (
  ancestor_id UUID NOT NULL REFERENCES networks (id),
  descendant_id UUID NOT NULL REFERENCES networks (id),
  depth BIGINT NOT NULL CHECK (depth >= 0),
  PRIMARY KEY (ancestor_id, descendant_id)
);
CREATE INDEX network_tree_by_descendant ON network_tree (descendant_id, ancestor_id);

-- The tenant. town_key and sort_key are made by the application (words::sort_key).
CREATE TABLE amaps (
  id UUID NOT NULL PRIMARY KEY,
  network_id UUID NOT NULL REFERENCES networks (id),
  slug TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  zone TEXT COLLATE "C" NOT NULL DEFAULT 'Europe/Paris',
  postcode TEXT COLLATE "C" NOT NULL DEFAULT '',
  town TEXT COLLATE "C" NOT NULL DEFAULT '',
  town_key TEXT COLLATE "C" NOT NULL DEFAULT '',
  presentation TEXT COLLATE "C" NOT NULL DEFAULT '',
  email TEXT COLLATE "C" NOT NULL DEFAULT '',
  listed BIGINT NOT NULL DEFAULT 1 CHECK (listed IN (0, 1)),
  created_at BIGINT NOT NULL
);
CREATE INDEX amaps_by_network ON amaps (network_id, sort_key);
CREATE INDEX amaps_by_town ON amaps (town_key, sort_key);

CREATE TABLE sites (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL DEFAULT '',
  postcode TEXT COLLATE "C" NOT NULL DEFAULT '',
  town TEXT COLLATE "C" NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id)
);

CREATE TABLE site_hours (
  amap_id UUID NOT NULL,
  site_id UUID NOT NULL,
  weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens TEXT COLLATE "C" NOT NULL,
  closes TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (amap_id, site_id, weekday),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
);

-- A person's global login. No password: not yet chosen.
CREATE TABLE accounts (
  id UUID NOT NULL PRIMARY KEY,
  email TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  password_hash TEXT COLLATE "C",
  created_at BIGINT NOT NULL
);

-- acting: the role the person works in at the moment, as access::RoleKey writes it.
CREATE TABLE sessions (
  digest BYTEA NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES accounts (id),
  acting TEXT COLLATE "C" NOT NULL DEFAULT '',
  address TEXT COLLATE "C" NOT NULL DEFAULT '',
  agent TEXT COLLATE "C" NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);

-- Failed sign-ins and other costly questions, counted per key and quarter of an hour.
CREATE TABLE attempts (
  subject TEXT COLLATE "C" NOT NULL,
  bucket BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  PRIMARY KEY (subject, bucket)
);

CREATE TABLE households (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  left_on TEXT COLLATE "C",
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id)
);

CREATE TABLE members (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  household_id UUID NOT NULL,
  account_id UUID REFERENCES accounts (id),
  last_name TEXT COLLATE "C" NOT NULL,
  first_name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C",
  phone TEXT COLLATE "C" NOT NULL DEFAULT '',
  joined_on TEXT COLLATE "C" NOT NULL,
  left_on TEXT COLLATE "C",
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id)
);
CREATE UNIQUE INDEX members_by_account ON members (account_id, amap_id) WHERE account_id IS NOT NULL;
CREATE INDEX members_by_household ON members (amap_id, household_id);
CREATE INDEX members_by_name ON members (amap_id, sort_key);

-- A farm that nobody has claimed stays private to the AMAP that entered it.
CREATE TABLE farms (
  id UUID NOT NULL PRIMARY KEY,
  slug TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  siret TEXT COLLATE "C" UNIQUE,
  address TEXT COLLATE "C" NOT NULL DEFAULT '',
  postcode TEXT COLLATE "C" NOT NULL DEFAULT '',
  town TEXT COLLATE "C" NOT NULL DEFAULT '',
  presentation TEXT COLLATE "C" NOT NULL DEFAULT '',
  entered_by UUID REFERENCES amaps (id),
  claimed_at BIGINT,
  created_at BIGINT NOT NULL
);

CREATE TABLE farmers (
  farm_id UUID NOT NULL REFERENCES farms (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  account_id UUID REFERENCES accounts (id),
  last_name TEXT COLLATE "C" NOT NULL,
  first_name TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C",
  phone TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (farm_id, id),
  UNIQUE (farm_id, public_id)
);
CREATE UNIQUE INDEX farmers_by_account ON farmers (account_id, farm_id) WHERE account_id IS NOT NULL;

CREATE TABLE products (
  farm_id UUID NOT NULL REFERENCES farms (id),
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  production_type TEXT COLLATE "C" NOT NULL,
  packaging TEXT COLLATE "C" NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  retired_at BIGINT,
  PRIMARY KEY (farm_id, id),
  UNIQUE (farm_id, public_id)
);

CREATE TABLE partnerships (
  amap_id UUID NOT NULL REFERENCES amaps (id),
  farm_id UUID NOT NULL REFERENCES farms (id),
  since_on TEXT COLLATE "C" NOT NULL,
  until_on TEXT COLLATE "C",
  PRIMARY KEY (amap_id, farm_id)
);
CREATE INDEX partnerships_by_farm ON partnerships (farm_id, amap_id);

-- A role given to an account within a scope. Being a member or a farmer follows from members and farmers.
CREATE TABLE grants (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES accounts (id),
  role TEXT COLLATE "C" NOT NULL CHECK (role IN ('referent', 'treasurer', 'coordinator', 'network', 'admin')),
  network_id UUID REFERENCES networks (id),
  amap_id UUID REFERENCES amaps (id),
  farm_id UUID REFERENCES farms (id),
  since_on TEXT COLLATE "C" NOT NULL,
  until_on TEXT COLLATE "C",
  granted_at BIGINT NOT NULL,
  granted_by UUID REFERENCES accounts (id),
  CHECK ((role = 'network') = (network_id IS NOT NULL)),
  CHECK ((role IN ('referent', 'treasurer', 'coordinator')) = (amap_id IS NOT NULL)),
  CHECK ((role = 'referent') = (farm_id IS NOT NULL))
);
CREATE INDEX grants_by_account ON grants (account_id);
CREATE INDEX grants_by_amap ON grants (amap_id, farm_id);

-- Single-use links sent by mail: a password reset, or an invitation of a member or a farmer.
CREATE TABLE tokens (
  digest BYTEA NOT NULL PRIMARY KEY,
  purpose TEXT COLLATE "C" NOT NULL CHECK (purpose IN ('reset', 'member', 'farmer')),
  account_id UUID REFERENCES accounts (id),
  amap_id UUID,
  member_id UUID,
  farm_id UUID,
  farmer_id UUID,
  email TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  FOREIGN KEY (amap_id, member_id) REFERENCES members (amap_id, id),
  FOREIGN KEY (farm_id, farmer_id) REFERENCES farmers (farm_id, id)
);
CREATE INDEX tokens_by_member ON tokens (amap_id, member_id);

CREATE TABLE deliveries (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  site_id UUID NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  opens TEXT COLLATE "C" NOT NULL,
  closes TEXT COLLATE "C" NOT NULL,
  cancelled_at BIGINT,
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  UNIQUE (amap_id, site_id, day),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
);
CREATE INDEX deliveries_by_day ON deliveries (amap_id, day);

-- The contract model. Each act of its life is a pair: when, and who did it.
CREATE TABLE templates (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  farm_id UUID NOT NULL REFERENCES farms (id),
  site_id UUID NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('fixed', 'free')),
  first_on TEXT COLLATE "C",
  last_on TEXT COLLATE "C",
  rhythm TEXT COLLATE "C" NOT NULL DEFAULT 'weekly' CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly', 'chosen')),
  exclusions TEXT COLLATE "C" NOT NULL DEFAULT '',
  min_deliveries BIGINT NOT NULL DEFAULT 0 CHECK (min_deliveries >= 0),
  notice_days BIGINT NOT NULL DEFAULT 3 CHECK (notice_days BETWEEN 0 AND 60),
  window_opens TEXT COLLATE "C",
  window_closes TEXT COLLATE "C",
  payee TEXT COLLATE "C" NOT NULL DEFAULT '',
  rounding_cents BIGINT NOT NULL DEFAULT 1 CHECK (rounding_cents IN (1, 100)),
  min_instalment_cents BIGINT NOT NULL DEFAULT 0 CHECK (min_instalment_cents >= 0),
  max_instalments BIGINT NOT NULL DEFAULT 1 CHECK (max_instalments BETWEEN 1 AND 24),
  clauses TEXT COLLATE "C" NOT NULL DEFAULT '',
  step BIGINT NOT NULL DEFAULT 1 CHECK (step BETWEEN 1 AND 6),
  revision BIGINT NOT NULL DEFAULT 1,
  origin TEXT COLLATE "C" NOT NULL DEFAULT 'wizard' CHECK (origin IN ('wizard', 'clicamap')),
  created_at BIGINT NOT NULL,
  created_by UUID REFERENCES accounts (id),
  submitted_at BIGINT,
  submitted_by UUID REFERENCES accounts (id),
  approved_at BIGINT,
  approved_by UUID REFERENCES accounts (id),
  approved_how TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (approved_how IN ('', 'farmer', 'recorded', 'elsewhere')),
  opened_at BIGINT,
  opened_by UUID REFERENCES accounts (id),
  closed_at BIGINT,
  closed_by UUID REFERENCES accounts (id),
  archived_at BIGINT,
  archived_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, site_id) REFERENCES sites (amap_id, id)
);
CREATE INDEX templates_by_farm ON templates (farm_id, amap_id);
CREATE INDEX templates_in_order ON templates (amap_id, sort_key);

CREATE TABLE template_deliveries (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  PRIMARY KEY (amap_id, template_id, delivery_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
);
CREATE INDEX template_deliveries_by_delivery ON template_deliveries (amap_id, delivery_id);

-- price_cents: for one unit, or for one kilogram when priced by weight (est_grams is then what a unit weighs, as announced).
-- source_*: the slugs a Clic'AMAP workbook used, kept for the way out.
CREATE TABLE template_products (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  product_id UUID NOT NULL,
  farm_id UUID NOT NULL,
  position BIGINT NOT NULL,
  price_cents BIGINT NOT NULL CHECK (price_cents >= 0),
  pricing TEXT COLLATE "C" NOT NULL DEFAULT 'piece' CHECK (pricing IN ('piece', 'weight')),
  est_grams BIGINT CHECK (est_grams > 0),
  vat_basis_points BIGINT CHECK (vat_basis_points BETWEEN 0 AND 10000),
  source_type TEXT COLLATE "C" NOT NULL DEFAULT '',
  source_name TEXT COLLATE "C" NOT NULL DEFAULT '',
  source_price TEXT COLLATE "C" NOT NULL DEFAULT '',
  source_packaging TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, template_id, product_id),
  CHECK ((pricing = 'weight') = (est_grams IS NOT NULL)),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (farm_id, product_id) REFERENCES products (farm_id, id)
);

-- A row: this product can be had at this delivery.
CREATE TABLE availability (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  product_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  PRIMARY KEY (amap_id, template_id, product_id, delivery_id),
  FOREIGN KEY (amap_id, template_id, product_id) REFERENCES template_products (amap_id, template_id, product_id),
  FOREIGN KEY (amap_id, template_id, delivery_id) REFERENCES template_deliveries (amap_id, template_id, delivery_id)
);

CREATE TABLE template_methods (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  method TEXT COLLATE "C" NOT NULL CHECK (method IN ('cheque', 'transfer', 'debit', 'cash')),
  PRIMARY KEY (amap_id, template_id, method),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
);

CREATE TABLE template_due_days (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  due_on TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (amap_id, template_id, due_on),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
);

-- One household's commitment to one farm. Signatures are rows of their own.
CREATE TABLE contracts (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  public_id TEXT COLLATE "C" NOT NULL,
  template_id UUID NOT NULL,
  household_id UUID NOT NULL,
  signatory_id UUID NOT NULL,
  method TEXT COLLATE "C" NOT NULL DEFAULT '',
  instalments BIGINT NOT NULL DEFAULT 1 CHECK (instalments BETWEEN 1 AND 24),
  origin TEXT COLLATE "C" NOT NULL CHECK (origin IN ('online', 'paper', 'clicamap')),
  created_at BIGINT NOT NULL,
  created_by UUID REFERENCES accounts (id),
  lapsed_at BIGINT,
  refused_at BIGINT,
  refused_by UUID REFERENCES accounts (id),
  cancelled_at BIGINT,
  cancelled_by UUID REFERENCES accounts (id),
  ended_on TEXT COLLATE "C",
  reason TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, public_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id),
  FOREIGN KEY (amap_id, household_id) REFERENCES households (amap_id, id),
  FOREIGN KEY (amap_id, signatory_id) REFERENCES members (amap_id, id)
);
CREATE UNIQUE INDEX contracts_one_per_household ON contracts (amap_id, template_id, household_id)
  WHERE lapsed_at IS NULL AND refused_at IS NULL AND cancelled_at IS NULL AND ended_on IS NULL;
CREATE INDEX contracts_by_household ON contracts (amap_id, household_id);

-- What is due now, and to whom. The delivery list is one indexed read of this table.
CREATE TABLE order_lines (
  amap_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  product_id UUID NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  collected_by UUID NOT NULL,
  PRIMARY KEY (amap_id, delivery_id, contract_id, product_id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id),
  FOREIGN KEY (amap_id, collected_by) REFERENCES households (amap_id, id)
);
CREATE INDEX order_lines_by_contract ON order_lines (amap_id, contract_id);

-- The stored PDF that both parties sign; never rendered again. revision: of the template when it was made.
CREATE TABLE bodies (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  contract_id UUID NOT NULL,
  made_at BIGINT NOT NULL,
  made_by UUID REFERENCES accounts (id),
  sha256 BYTEA NOT NULL,
  pdf BYTEA NOT NULL,
  superseded_at BIGINT,
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
);
CREATE UNIQUE INDEX bodies_current ON bodies (amap_id, contract_id) WHERE superseded_at IS NULL;

CREATE TABLE signatures (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  contract_id UUID NOT NULL,
  party TEXT COLLATE "C" NOT NULL CHECK (party IN ('member', 'farm')),
  how TEXT COLLATE "C" NOT NULL CHECK (how IN ('online', 'paper', 'elsewhere')),
  body_id UUID,
  sha256 BYTEA,
  signed_at BIGINT NOT NULL,
  account_id UUID REFERENCES accounts (id),
  address TEXT COLLATE "C" NOT NULL DEFAULT '',
  voided_at BIGINT,
  PRIMARY KEY (amap_id, id),
  CHECK (how <> 'online' OR (body_id IS NOT NULL AND sha256 IS NOT NULL AND account_id IS NOT NULL)),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id),
  FOREIGN KEY (amap_id, body_id) REFERENCES bodies (amap_id, id)
);
CREATE UNIQUE INDEX signatures_standing ON signatures (amap_id, contract_id, party) WHERE voided_at IS NULL;

-- The body with its signature page, made once both have signed.
CREATE TABLE signed_files (
  amap_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  body_id UUID NOT NULL,
  made_at BIGINT NOT NULL,
  sha256 BYTEA NOT NULL,
  pdf BYTEA NOT NULL,
  PRIMARY KEY (amap_id, contract_id, body_id),
  FOREIGN KEY (amap_id, body_id) REFERENCES bodies (amap_id, id)
);

CREATE TABLE instalments (
  amap_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  position BIGINT NOT NULL CHECK (position >= 1),
  due_on TEXT COLLATE "C" NOT NULL,
  amount_cents BIGINT NOT NULL CHECK (amount_cents > 0),
  method TEXT COLLATE "C" NOT NULL CHECK (method IN ('cheque', 'transfer', 'debit', 'cash')),
  received_at BIGINT,
  received_by UUID REFERENCES accounts (id),
  reference TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, contract_id, position),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
);

CREATE TABLE duty_slots (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  seats BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 50),
  PRIMARY KEY (amap_id, id),
  UNIQUE (amap_id, delivery_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
);

CREATE TABLE duty_seats (
  amap_id UUID NOT NULL,
  slot_id UUID NOT NULL,
  member_id UUID NOT NULL,
  taken_at BIGINT NOT NULL,
  taken_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, slot_id, member_id),
  FOREIGN KEY (amap_id, slot_id) REFERENCES duty_slots (amap_id, id),
  FOREIGN KEY (amap_id, member_id) REFERENCES members (amap_id, id)
);
CREATE INDEX duty_seats_by_member ON duty_seats (amap_id, member_id);

-- One import of a Clic'AMAP workbook made one template.
CREATE TABLE workbook_imports (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  fingerprint TEXT COLLATE "C" NOT NULL,
  file_name TEXT COLLATE "C" NOT NULL,
  imported_at BIGINT NOT NULL,
  imported_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, template_id),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
);

-- Mail waits here until it is sent.
CREATE TABLE outbox (
  id UUID NOT NULL PRIMARY KEY,
  amap_id UUID REFERENCES amaps (id),
  kind TEXT COLLATE "C" NOT NULL,
  recipient TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  next_try_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  last_error TEXT COLLATE "C" NOT NULL DEFAULT '',
  sent_at BIGINT,
  given_up_at BIGINT
);
CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE jobs (
  id UUID NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  payload TEXT COLLATE "C" NOT NULL,
  once_key TEXT COLLATE "C" UNIQUE,
  created_at BIGINT NOT NULL,
  run_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  last_error TEXT COLLATE "C" NOT NULL DEFAULT '',
  done_at BIGINT,
  given_up_at BIGINT
);
CREATE INDEX jobs_waiting ON jobs (run_at) WHERE done_at IS NULL AND given_up_at IS NULL;

CREATE TABLE idempotency (
  token TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id UUID,
  location TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL
);

-- Who did what. Append-only: ids only; personal values stand in audit_values and can be erased.
CREATE TABLE audit (
  id UUID NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  account_id UUID,
  acting TEXT COLLATE "C" NOT NULL,
  network_id UUID,
  amap_id UUID,
  farm_id UUID,
  verb TEXT COLLATE "C" NOT NULL,
  object TEXT COLLATE "C" NOT NULL,
  object_id UUID
);
CREATE INDEX audit_by_amap ON audit (amap_id, at);
CREATE INDEX audit_by_object ON audit (object_id, at);

CREATE TABLE audit_values (
  audit_id UUID NOT NULL PRIMARY KEY REFERENCES audit (id),
  detail TEXT COLLATE "C" NOT NULL
);
