-- The way back of --link-back for table website.bookings. What was written there since goes with it.
ALTER TABLE website.bookings
    DROP COLUMN user_id,
    DROP COLUMN created_by_user_id,
    DROP COLUMN source,
    DROP COLUMN referral_source,
    DROP COLUMN booking_notes,
    DROP COLUMN group_id;
DROP TABLE website.booking_groups;
DROP TABLE website.users;
