-- Why the référent entered or changed the order outside the window; empty within it.
ALTER TABLE contracts ADD COLUMN outside_window TEXT NOT NULL DEFAULT '';
