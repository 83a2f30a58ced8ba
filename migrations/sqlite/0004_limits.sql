-- What a template asks of an order beyond its kind. bound is in thousandths of a unit, or in cents.
CREATE TABLE template_conditions (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  span TEXT NOT NULL CHECK (span IN ('each-delivery', 'contract', 'deliveries')),
  measure TEXT NOT NULL CHECK (measure IN ('quantity', 'amount')),
  comparison TEXT NOT NULL CHECK (comparison IN ('at-least', 'at-most', 'exactly', 'multiple-of')),
  bound INTEGER NOT NULL CHECK (bound >= 0),
  message TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (amap_id, template_id, position),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;

-- The products it is about; without a row, all of them.
CREATE TABLE template_condition_products (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  product_id BLOB NOT NULL,
  PRIMARY KEY (amap_id, template_id, position, product_id),
  FOREIGN KEY (amap_id, template_id, position) REFERENCES template_conditions (amap_id, template_id, position)
) STRICT;

-- The deliveries it is measured on, when they are chosen ones.
CREATE TABLE template_condition_deliveries (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  delivery_id BLOB NOT NULL,
  PRIMARY KEY (amap_id, template_id, position, delivery_id),
  FOREIGN KEY (amap_id, template_id, position) REFERENCES template_conditions (amap_id, template_id, position)
) STRICT;

-- What is limited: quantity in thousandths of a unit, or of a share.
CREATE TABLE template_stocks (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  name TEXT NOT NULL,
  per TEXT NOT NULL CHECK (per IN ('season', 'share', 'delivery')),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (amap_id, template_id, position),
  FOREIGN KEY (amap_id, template_id) REFERENCES templates (amap_id, id)
) STRICT;

-- weight: what a unit of the product takes of the stock, in thousandths.
CREATE TABLE template_stock_products (
  amap_id BLOB NOT NULL,
  template_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  product_id BLOB NOT NULL,
  weight INTEGER NOT NULL DEFAULT 1000 CHECK (weight > 0),
  PRIMARY KEY (amap_id, template_id, position, product_id),
  FOREIGN KEY (amap_id, template_id, position) REFERENCES template_stocks (amap_id, template_id, position)
) STRICT;

-- What a household had signed for and keeps, for some days, while it signs again.
CREATE TABLE stock_holds (
  amap_id BLOB NOT NULL,
  contract_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  product_id BLOB NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  until INTEGER NOT NULL,
  PRIMARY KEY (amap_id, contract_id, delivery_id, product_id),
  FOREIGN KEY (amap_id, contract_id) REFERENCES contracts (amap_id, id)
) STRICT;

-- How a free order is shaped further. An older server takes both for a free order.
ALTER TABLE templates ADD COLUMN variant TEXT NOT NULL DEFAULT '' CHECK (variant IN ('', 'prepaid', 'one-off'));
-- Whether parts of a unit may be ordered.
ALTER TABLE template_products ADD COLUMN divisible INTEGER NOT NULL DEFAULT 0 CHECK (divisible IN (0, 1));

-- The verification page finds a contract by the fingerprint of a file.
CREATE INDEX bodies_by_sha256 ON bodies (sha256);
CREATE INDEX signed_files_by_sha256 ON signed_files (sha256);
