-- The ledger of imports and the settings of this database.
-- Run by: the migrator, once. The ledger is written in the transaction of the data it speaks of.
--
-- Rejected rows themselves hold personal data and lie in the rejects folder, byte for byte; here is where and why.

CREATE TABLE toolkit_settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_runs (
    run_id INTEGER PRIMARY KEY,
    tool TEXT NOT NULL,
    tool_version TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    files INTEGER NOT NULL,
    records_read INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE TABLE import_files (
    file_id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_runs (run_id),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    entity TEXT NOT NULL,
    shape TEXT NOT NULL,
    records_read INTEGER NOT NULL,
    loaded INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    duplicate INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    -- Rejected rows of which not even the amount could be read: what they come to is not in import_amounts.
    unreadable_amounts INTEGER NOT NULL,
    CHECK (records_read = loaded + updated + unchanged + duplicate + rejected)
) STRICT;

CREATE INDEX import_files_run_id ON import_files (run_id);

-- What each byte of a file belongs to: rows, rejects, header, and whatever else is named. The parts add up to its size.
CREATE TABLE import_bytes (
    file_id INTEGER NOT NULL REFERENCES import_files (file_id),
    part TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (file_id, part)
) STRICT, WITHOUT ROWID;

-- The money of each file by currency: what was read equals what each outcome holds.
CREATE TABLE import_amounts (
    file_id INTEGER NOT NULL REFERENCES import_files (file_id),
    currency TEXT NOT NULL,
    read_minor INTEGER NOT NULL,
    loaded_minor INTEGER NOT NULL,
    updated_minor INTEGER NOT NULL,
    unchanged_minor INTEGER NOT NULL,
    duplicate_minor INTEGER NOT NULL,
    -- Of rejected rows, as far as their amounts can be read.
    rejected_minor INTEGER NOT NULL,
    PRIMARY KEY (file_id, currency),
    CHECK (
        read_minor = loaded_minor + updated_minor + unchanged_minor + duplicate_minor + rejected_minor
    )
) STRICT, WITHOUT ROWID;

CREATE TABLE import_rejects (
    file_id INTEGER NOT NULL REFERENCES import_files (file_id),
    line INTEGER NOT NULL,
    column_name TEXT,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL
) STRICT;

CREATE INDEX import_rejects_file_id ON import_rejects (file_id);
