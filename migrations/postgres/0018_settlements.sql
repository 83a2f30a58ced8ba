-- What a household and its farm settled after weighing, once it was paid: to the farm, or back to the household when negative.
CREATE TABLE settlements (
  amap_id UUID NOT NULL,
  id UUID NOT NULL,
  contract_id UUID NOT NULL,
  cents BIGINT NOT NULL CHECK (cents <> 0),
  settled_at BIGINT NOT NULL,
  settled_by UUID REFERENCES accounts (id),
  PRIMARY KEY (amap_id, id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
);
CREATE INDEX settlements_by_contract ON settlements (amap_id, contract_id);
