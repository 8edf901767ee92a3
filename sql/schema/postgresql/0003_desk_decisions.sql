-- What staff decided at the desk about rows that imports keep writing: a decision outlasts them.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

-- The group of a booking as staff have set it; NULL where they took it out of its group. What an export says of the
-- booking's group is passed over from then on.
CREATE TABLE group_decisions (
    booking_id uuid NOT NULL PRIMARY KEY,
    group_id uuid,
    decided_at timestamptz NOT NULL
);
