-- When the farm was told that the season has ended and that its contracts can be kept.
ALTER TABLE templates ADD COLUMN archive_told_at INTEGER;

-- The farm confirmed that it keeps the contracts of a season. sha256: of what the archive held then.
CREATE TABLE archive_confirmations (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  contracts INTEGER NOT NULL CHECK (contracts >= 0),
  confirmed_at INTEGER NOT NULL,
  confirmed_by BLOB NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (amap_id, template_id, sha256),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;
