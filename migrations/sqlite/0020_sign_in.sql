-- When the person of a session last proved who they are, and whether with a second factor.
ALTER TABLE sessions ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN second INTEGER NOT NULL DEFAULT 0 CHECK (second IN (0, 1));

-- An account whose owner joined it to another one of theirs: it signs in no more, and what it did stays told.
ALTER TABLE accounts ADD COLUMN merged_into BLOB REFERENCES accounts (id);

-- A step on the way in, or of a change of address, that a secret finishes: good once and for a while. state is the step's own.
CREATE TABLE steps (
  digest BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('second', 'link', 'email', 'passkey', 'provider')),
  account_id BLOB REFERENCES accounts (id),
  email TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX steps_by_account ON steps (account_id, kind);
CREATE INDEX steps_by_end ON steps (expires_at);

-- An account's authenticator application. It counts once its first code was typed; the step of its last code is kept, so that a
-- code is good once.
CREATE TABLE authenticators (
  account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_codes (
  account_id BLOB NOT NULL REFERENCES accounts (id),
  digest BLOB NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (account_id, digest)
) STRICT;

-- passkey: what the library keeps of it, as JSON.
CREATE TABLE passkeys (
  account_id BLOB NOT NULL REFERENCES accounts (id),
  id BLOB NOT NULL,
  credential TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  passkey TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (account_id, id)
) STRICT;

-- Whether a network asks a second factor of its staff, and of the coordinators and treasurers of its AMAPs.
ALTER TABLE networks ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0 CHECK (second_factor IN (0, 1));

-- Where the people of a network that has accounts of its own sign in (OpenID Connect), and who they are here.
CREATE TABLE identity_providers (
  network_id BLOB NOT NULL PRIMARY KEY REFERENCES networks (id),
  name TEXT NOT NULL,
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  client_secret TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account_id BLOB NOT NULL REFERENCES accounts (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX identities_by_account ON identities (account_id);
