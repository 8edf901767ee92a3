-- How far dedupe and backfill have come, so that the next run need only look at what has been touched since.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.
--
-- Without rows, or with rows that do not fit what the other tables hold, a run looks at everything: they may be deleted
-- at any time.
CREATE TABLE stage_progress (
    stage TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (stage, name)
) STRICT, WITHOUT ROWID;
