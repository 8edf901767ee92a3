-- The ledger of imports and the settings of this database.
-- Run by: the migrator, once. The ledger is written in the transaction of the data it speaks of.
--
-- Rejected rows themselves hold personal data and lie in the rejects folder, byte for byte; here is where and why.

CREATE TABLE toolkit_settings (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL
);

CREATE TABLE import_runs (
    run_id bigint PRIMARY KEY,
    tool text COLLATE "C" NOT NULL,
    tool_version text COLLATE "C" NOT NULL,
    started_at timestamptz NOT NULL,
    files bigint NOT NULL,
    records_read bigint NOT NULL,
    changed bigint NOT NULL
);

CREATE TABLE import_files (
    file_id bigint PRIMARY KEY,
    run_id bigint NOT NULL,
    path text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    bytes bigint NOT NULL,
    entity text COLLATE "C" NOT NULL,
    shape text COLLATE "C" NOT NULL,
    records_read bigint NOT NULL,
    loaded bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    duplicate bigint NOT NULL,
    rejected bigint NOT NULL,
    -- Rejected rows of which not even the amount could be read: what they come to is not in import_amounts.
    unreadable_amounts bigint NOT NULL,
    CHECK (records_read = loaded + updated + unchanged + duplicate + rejected)
);

CREATE INDEX import_files_run_id ON import_files (run_id);

-- What each byte of a file belongs to: rows, rejects, header, and whatever else is named. The parts add up to its size.
CREATE TABLE import_bytes (
    file_id bigint NOT NULL,
    part text COLLATE "C" NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (file_id, part)
);

-- The money of each file by currency: what was read equals what each outcome holds.
CREATE TABLE import_amounts (
    file_id bigint NOT NULL,
    currency text COLLATE "C" NOT NULL,
    read_minor bigint NOT NULL,
    loaded_minor bigint NOT NULL,
    updated_minor bigint NOT NULL,
    unchanged_minor bigint NOT NULL,
    duplicate_minor bigint NOT NULL,
    -- Of rejected rows, as far as their amounts can be read.
    rejected_minor bigint NOT NULL,
    PRIMARY KEY (file_id, currency),
    CHECK (
        read_minor = loaded_minor + updated_minor + unchanged_minor + duplicate_minor + rejected_minor
    )
);

CREATE TABLE import_rejects (
    file_id bigint NOT NULL,
    line bigint NOT NULL,
    column_name text COLLATE "C",
    reason text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    hint text COLLATE "C" NOT NULL
);

CREATE INDEX import_rejects_file_id ON import_rejects (file_id);
