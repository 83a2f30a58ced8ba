-- What a household and its farm settled after weighing, once it was paid: to the farm, or back to the household when negative.
CREATE TABLE settlements (
  amap_id BLOB NOT NULL,
  id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  cents INTEGER NOT NULL CHECK (cents <> 0),
  settled_at INTEGER NOT NULL,
  settled_by BLOB REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;
CREATE INDEX settlements_by_contract ON settlements (amap_id, contract_id);
