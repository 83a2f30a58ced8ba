-- Clauses that a farm or a network keeps for the contracts to come. A contract template takes a copy of the text.
CREATE TABLE clauses (
  id BLOB NOT NULL PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  farm_id BLOB REFERENCES farms (id),
  network_id BLOB REFERENCES networks (id),
  title TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  body TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by BLOB REFERENCES accounts (id),
  withdrawn_at INTEGER,
  withdrawn_by BLOB REFERENCES accounts (id),
  CHECK ((farm_id IS NULL) <> (network_id IS NULL))
) STRICT;
CREATE INDEX clauses_by_farm ON clauses (farm_id, sort_key) WHERE farm_id IS NOT NULL;
CREATE INDEX clauses_by_network ON clauses (network_id, sort_key) WHERE network_id IS NOT NULL;

-- What was typed in a form when its session had ended: shown again after signing in, never stored by itself. For an hour.
CREATE TABLE kept_forms (
  account_id BLOB NOT NULL REFERENCES accounts (id),
  address TEXT NOT NULL,
  once TEXT NOT NULL,
  fields TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, address)
) STRICT;
