-- An AMAP with invented data, in which the coordination of another one tries things; it is thrown away whole.
ALTER TABLE amaps ADD COLUMN sample_of BLOB REFERENCES amaps (id);
