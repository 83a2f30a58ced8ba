-- What a farm was told to bring to a delivery, once nothing more could change: product and thousandths of a unit, as JSON. A later
-- difference is told as a correction, and takes its place.
CREATE TABLE sheets_told (
  amap_id BLOB NOT NULL,
  delivery_id BLOB NOT NULL,
  farm_id BLOB NOT NULL REFERENCES farms (id),
  totals TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  corrections INTEGER NOT NULL DEFAULT 0 CHECK (corrections >= 0),
  PRIMARY KEY (amap_id, delivery_id, farm_id),
  FOREIGN KEY (amap_id, delivery_id) REFERENCES deliveries (amap_id, id)
) STRICT;
