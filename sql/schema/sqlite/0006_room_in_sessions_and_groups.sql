-- Sessions and groups get room for what backfill fills in, as users, contacts and bookings have it (see 0001).
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

-- For starts_on.
ALTER TABLE course_sessions ADD COLUMN fill_room BLOB DEFAULT x'00000000';

-- For company_id, organizer_id, group_name, total_participants, created_at and updated_at.
ALTER TABLE booking_groups ADD COLUMN fill_room BLOB DEFAULT x'00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000';
