-- When the farm was told that the season has ended and that its contracts can be kept.
ALTER TABLE templates ADD COLUMN archive_told_at BIGINT;

-- The farm confirmed that it keeps the contracts of a season. sha256: of what the archive held then.
CREATE TABLE archive_confirmations (
  amap_id UUID NOT NULL,
  template_id UUID NOT NULL,
  sha256 BYTEA NOT NULL,
  contracts BIGINT NOT NULL CHECK (contracts >= 0),
  confirmed_at BIGINT NOT NULL,
  confirmed_by UUID NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (amap_id, template_id, sha256),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
);
