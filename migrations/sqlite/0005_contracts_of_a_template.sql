-- The synthesis and the countersigning page read all contracts of a template, and the lines of each, from the indexes alone.
CREATE UNIQUE INDEX contracts_by_template ON contracts (amap_id, template_id, id);
CREATE INDEX order_lines_of_contract ON order_lines (amap_id, contract_id, product_id, quantity);
DROP INDEX order_lines_by_contract;
-- Whether a contract ever had a signature that was made void: asked of each contract of a list, mostly of none.
CREATE INDEX signatures_voided ON signatures (amap_id, contract_id) WHERE voided_at IS NOT NULL;
