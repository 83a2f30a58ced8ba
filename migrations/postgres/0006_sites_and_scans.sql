-- A site that no longer delivers keeps its past deliveries.
ALTER TABLE sites ADD COLUMN archived_at BIGINT;

-- The sheet of paper behind a signature, as a file; only the parties and who manages the contract see it.
CREATE TABLE signature_scans (
  amap_id UUID NOT NULL,
  signature_id UUID NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 BYTEA NOT NULL,
  bytes BYTEA NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, signature_id),
  FOREIGN KEY (amap_id, signature_id) REFERENCES signatures (amap_id, id)
);
