-- Clauses that a farm or a network keeps for the contracts to come. A contract template takes a copy of the text.
CREATE TABLE clauses (
  id UUID NOT NULL PRIMARY KEY,
  public_id TEXT COLLATE "C" NOT NULL UNIQUE,
  farm_id UUID REFERENCES farms (id),
  network_id UUID REFERENCES networks (id),
  title TEXT COLLATE "C" NOT NULL,
  sort_key TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  written_at BIGINT NOT NULL,
  written_by UUID REFERENCES accounts (id),
  withdrawn_at BIGINT,
  withdrawn_by UUID REFERENCES accounts (id),
  CHECK ((farm_id IS NULL) <> (network_id IS NULL))
);
CREATE INDEX clauses_by_farm ON clauses (farm_id, sort_key) WHERE farm_id IS NOT NULL;
CREATE INDEX clauses_by_network ON clauses (network_id, sort_key) WHERE network_id IS NOT NULL;

-- What was typed in a form when its session had ended: shown again after signing in, never stored by itself. For an hour.
CREATE TABLE kept_forms (
  account_id UUID NOT NULL REFERENCES accounts (id),
  address TEXT COLLATE "C" NOT NULL,
  once TEXT COLLATE "C" NOT NULL,
  fields TEXT COLLATE "C" NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, address)
);
