-- A booking may have no date: lists of attendees often say who booked, and not when.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

ALTER TABLE bookings ALTER COLUMN created_at DROP NOT NULL;

ALTER TABLE bookings ALTER COLUMN recorded_at DROP NOT NULL;
