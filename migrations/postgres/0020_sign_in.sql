-- When the person of a session last proved who they are, and whether with a second factor.
ALTER TABLE sessions ADD COLUMN confirmed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN second BIGINT NOT NULL DEFAULT 0 CHECK (second IN (0, 1));

-- An account whose owner joined it to another one of theirs: it signs in no more, and what it did stays told.
ALTER TABLE accounts ADD COLUMN merged_into UUID REFERENCES accounts (id);

-- A step on the way in, or of a change of address, that a secret finishes: good once and for a while. state is the step's own.
CREATE TABLE steps (
  digest BYTEA NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('second', 'link', 'email', 'passkey', 'provider')),
  account_id UUID REFERENCES accounts (id),
  email TEXT COLLATE "C" NOT NULL DEFAULT '',
  location TEXT COLLATE "C" NOT NULL DEFAULT '',
  state TEXT COLLATE "C" NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX steps_by_account ON steps (account_id, kind);
CREATE INDEX steps_by_end ON steps (expires_at);

-- An account's authenticator application. It counts once its first code was typed; the step of its last code is kept, so that a
-- code is good once.
CREATE TABLE authenticators (
  account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
  secret TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
  account_id UUID NOT NULL REFERENCES accounts (id),
  digest BYTEA NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (account_id, digest)
);

-- passkey: what the library keeps of it, as JSON.
CREATE TABLE passkeys (
  account_id UUID NOT NULL REFERENCES accounts (id),
  id UUID NOT NULL,
  credential TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  passkey TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (account_id, id)
);

-- Whether a network asks a second factor of its staff, and of the coordinators and treasurers of its AMAPs.
ALTER TABLE networks ADD COLUMN second_factor BIGINT NOT NULL DEFAULT 0 CHECK (second_factor IN (0, 1));

-- Where the people of a network that has accounts of its own sign in (OpenID Connect), and who they are here.
CREATE TABLE identity_providers (
  network_id UUID NOT NULL PRIMARY KEY REFERENCES networks (id),
  name TEXT COLLATE "C" NOT NULL,
  issuer TEXT COLLATE "C" NOT NULL,
  client_id TEXT COLLATE "C" NOT NULL,
  client_secret TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE identities (
  issuer TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  account_id UUID NOT NULL REFERENCES accounts (id),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_by_account ON identities (account_id);
