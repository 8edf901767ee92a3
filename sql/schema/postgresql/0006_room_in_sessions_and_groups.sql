-- Sessions and groups get room for what backfill fills in, as users, contacts and bookings have it (see 0001).
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

ALTER TABLE course_sessions SET (fillfactor = 45);

ALTER TABLE booking_groups SET (fillfactor = 45);
