-- A site that no longer delivers keeps its past deliveries.
ALTER TABLE sites ADD COLUMN archived_at INTEGER;

-- The sheet of paper behind a signature, as a file; only the parties and who manages the contract see it.
CREATE TABLE signature_scans (
  amap_id BLOB NOT NULL,
  signature_id BLOB NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 BLOB NOT NULL,
  bytes BLOB NOT NULL,
  kept_at INTEGER NOT NULL,
  kept_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, signature_id),
  FOREIGN KEY (amap_id, signature_id) REFERENCES signatures (amap_id, id)
) STRICT;
