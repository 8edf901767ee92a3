-- Sessions take row numbers from the sequences of bookings and contacts a thousand at once: asking for each was a twelfth
-- of what a server does for an import. Numbers that a session leaves over are never given out: nothing counts on them.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

DO $$
BEGIN
    ALTER TABLE contacts ALTER COLUMN row_id SET CACHE 1000;
    ALTER TABLE bookings ALTER COLUMN row_id SET CACHE 1000;
EXCEPTION WHEN feature_not_supported THEN
    -- A cluster over which the tables are spread already: there the sequences stay as they are.
    NULL;
END
$$;
