-- A booking may have no date: lists of attendees often say who booked, and not when.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.
--
-- SQLite has no statement that takes NOT NULL off a column, and needs none: the constraint stands only in the table's
-- text, and rows that had to have a value may stay as they are (https://sqlite.org/lang_altertable.html, section 7).

PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(
    replace(sql, 'created_at INTEGER NOT NULL', 'created_at INTEGER'),
    'recorded_at INTEGER NOT NULL', 'recorded_at INTEGER'
)
WHERE type = 'table' AND name = 'bookings';

PRAGMA writable_schema = RESET;

-- A change of the schema by a statement of its own, so that connections that are open read it anew.
CREATE VIEW undated_bookings AS SELECT 1 AS step;

DROP VIEW undated_bookings;
