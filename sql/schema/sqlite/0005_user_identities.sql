-- Who a user is, from run to run: ids that stay, ids that were given up, what people have decided, how users are linked.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

-- A user is founded by a contact: the one seen first when the user was made. The user's id goes where that contact goes,
-- whatever joins it later, and of two users that turn out to be one the one that was founded earlier keeps its id.
-- fill_room has to stay the last column, so the table is made anew (https://sqlite.org/lang_altertable.html, section 7).
CREATE TABLE users_0005 (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company')),
    email TEXT,
    first_name TEXT,
    last_name TEXT,
    phone TEXT,
    company_name TEXT,
    city TEXT,
    postcode TEXT,
    country TEXT,
    created_at INTEGER,
    last_activity_at INTEGER,
    total_bookings INTEGER NOT NULL DEFAULT 0,
    -- Money paid and kept, in minor units of total_spent_currency; other currencies stand in user_totals.
    total_spent INTEGER NOT NULL DEFAULT 0,
    total_spent_currency TEXT,
    first_booking_at INTEGER,
    last_booking_at INTEGER,
    upcoming_bookings INTEGER NOT NULL DEFAULT 0,
    certificates_earned INTEGER NOT NULL DEFAULT 0,
    -- The first day of the local month of the first active booking.
    cohort_month INTEGER,
    founding_contact_id BLOB REFERENCES contacts (id),
    -- Users are numbered in the order in which they were founded: the lower number is the older user. Never changed.
    founding_number INTEGER,
    fill_room BLOB DEFAULT x'00000000000000000000000000000000000000000000000000000000000000000000000000000000'
) STRICT, WITHOUT ROWID;

INSERT INTO users_0005 (
    id, kind, email, first_name, last_name, phone, company_name, city, postcode, country, created_at,
    last_activity_at, total_bookings, total_spent, total_spent_currency, first_booking_at, last_booking_at,
    upcoming_bookings, certificates_earned, cohort_month, fill_room
)
SELECT
    id, kind, email, first_name, last_name, phone, company_name, city, postcode, country, created_at,
    last_activity_at, total_bookings, total_spent, total_spent_currency, first_booking_at, last_booking_at,
    upcoming_bookings, certificates_earned, cohort_month, fill_room
FROM users;

DROP TABLE users;

ALTER TABLE users_0005 RENAME TO users;

CREATE INDEX users_email ON users (email);

-- Ids that users had before they turned out to be other users: they still lead there.
CREATE TABLE user_aliases (
    alias_id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    -- As of users: with its contact the id comes back to life where that becomes a user of its own again.
    founding_contact_id BLOB NOT NULL REFERENCES contacts (id),
    founding_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Users who have something in common without being one: user_id organises for other_user_id (a mailbox named after the
-- one is used for the other), lives with it, or works where it works.
CREATE TABLE user_links (
    user_id BLOB NOT NULL REFERENCES users (id),
    other_user_id BLOB NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('organiser', 'household', 'company')),
    PRIMARY KEY (user_id, other_user_id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX user_links_other_user_id ON user_links (other_user_id);

-- What people have decided about contacts. Rows are only ever added. The rows of one operation belong together: a merge
-- names each contact that is the first's; a split names each pair that it parts (split) and what stays together on
-- either side (must-merge); undo names the operation that holds no longer.
CREATE TABLE match_decisions_0005 (
    decision_id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'never-merge', 'must-merge', 'undo')),
    contact_id BLOB,
    other_contact_id BLOB,
    undone_operation_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    reason TEXT,
    CHECK ((kind = 'undo') = (undone_operation_id IS NOT NULL)),
    CHECK ((kind = 'undo') = (contact_id IS NULL)),
    CHECK ((kind = 'undo') = (other_contact_id IS NULL))
) STRICT;

INSERT INTO match_decisions_0005 (
    decision_id, operation_id, kind, contact_id, other_contact_id, decided_by, decided_at, reason
)
SELECT decision_id, decision_id, kind, contact_id, other_contact_id, decided_by, decided_at, reason
FROM match_decisions;

DROP TABLE match_decisions;

ALTER TABLE match_decisions_0005 RENAME TO match_decisions;

-- What the last run of dedupe found, such as the expected precision.
CREATE TABLE match_figures (
    name TEXT NOT NULL PRIMARY KEY,
    value REAL NOT NULL
) STRICT, WITHOUT ROWID;
