-- Where a farm is paid by transfer. Its people alone set it, after a fresh proof of who they are.
ALTER TABLE farms ADD COLUMN iban TEXT;
