-- What a household collects, under whosever contract: its calendar and its home read order lines by who comes for them.
CREATE INDEX order_lines_by_collector ON order_lines (amap_id, collected_by, delivery_id);
