-- The trail of an AMAP, of a farm and of a network, each read from its latest entry.
CREATE INDEX audit_of_amap ON audit (amap_id, at, id);
CREATE INDEX audit_of_farm ON audit (farm_id, at, id);
CREATE INDEX audit_of_network ON audit (network_id, at, id);
DROP INDEX audit_by_amap;
-- An entry names a fee by its id alone.
CREATE INDEX fees_by_id ON fees (id);
