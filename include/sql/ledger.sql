-- What was applied to this database: made by the migrations runner before the first migration.

CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE IF NOT EXISTS ledger.migration (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS ledger.view_file (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON SCHEMA ledger IS 'Which files of SQL were applied to this database.';
COMMENT ON TABLE ledger.migration IS 'One row a migration; they only go forward.';
COMMENT ON COLUMN ledger.migration.name IS 'The file''s name.';
COMMENT ON COLUMN ledger.migration.checksum IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN ledger.migration.applied_at IS 'When it was applied.';
COMMENT ON TABLE ledger.view_file IS 'One row a file of views, as they stand now.';
COMMENT ON COLUMN ledger.view_file.name IS 'The file''s name.';
COMMENT ON COLUMN ledger.view_file.checksum IS 'SHA-256 of the file, in hexadecimal.';
COMMENT ON COLUMN ledger.view_file.applied_at IS 'When it was applied.';
