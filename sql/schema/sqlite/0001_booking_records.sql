-- The tables of the booking business: users, contacts, courses, sessions, groups, bookings and what hangs on them.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.
--
-- Identifiers are version 5 UUIDs in 16 bytes: shown by hex(id). Instants are UTC microseconds since 1970:
-- datetime(created_at / 1000000, 'unixepoch'). Local days are days since 1970 in the business's time zone:
-- date(booked_on * 86400, 'unixepoch'). Money is integer minor units beside its currency.
--
-- fill_room is a fill factor, which SQLite lacks: bytes that import writes and that backfill and dedupe give up for
-- the columns they fill, so that a million updates happen in place and split no page.

CREATE TABLE users (
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
    fill_room BLOB DEFAULT x'00000000000000000000000000000000000000000000000000000000000000000000000000000000'
) STRICT, WITHOUT ROWID;

CREATE INDEX users_email ON users (email);

CREATE TABLE user_totals (
    user_id BLOB NOT NULL REFERENCES users (id),
    currency TEXT NOT NULL,
    booking_count INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    PRIMARY KEY (user_id, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
    row_id INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    -- As typed.
    source_system TEXT,
    customer_number TEXT,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    phone TEXT,
    company_name TEXT,
    postcode TEXT,
    city TEXT,
    country TEXT,
    -- The details came from an export of users rather than from a booking: when that user was recorded.
    user_created_at INTEGER,
    -- What else that export said of the user, as a JSON object.
    extra TEXT,
    -- As dedupe normalised and placed it.
    email_key TEXT,
    phone_key TEXT,
    name_key TEXT,
    user_id BLOB REFERENCES users (id),
    match_rule TEXT,
    match_score REAL,
    fill_room BLOB DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'
) STRICT;

CREATE UNIQUE INDEX contacts_id ON contacts (id);
CREATE INDEX contacts_user_id ON contacts (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE match_decisions (
    decision_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'never-merge', 'must-merge')),
    contact_id BLOB NOT NULL,
    other_contact_id BLOB NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    reason TEXT
) STRICT;

CREATE TABLE courses (
    id BLOB NOT NULL PRIMARY KEY,
    source_system TEXT NOT NULL,
    course_code TEXT NOT NULL,
    title TEXT,
    price_minor INTEGER,
    currency TEXT,
    certificate_validity_months INTEGER,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE course_sessions (
    id BLOB NOT NULL PRIMARY KEY,
    source_system TEXT NOT NULL,
    session_reference TEXT NOT NULL,
    course_id BLOB REFERENCES courses (id),
    title TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    venue TEXT,
    city TEXT,
    trainer TEXT,
    capacity INTEGER,
    status TEXT CHECK (status = 'scheduled' OR status = 'completed' OR status = 'cancelled'),
    status_exported TEXT,
    price_minor INTEGER,
    currency TEXT,
    -- The local day on which it starts, from backfill.
    starts_on INTEGER,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE booking_groups (
    id BLOB NOT NULL PRIMARY KEY,
    source_system TEXT NOT NULL,
    group_reference TEXT NOT NULL,
    company_id BLOB REFERENCES users (id),
    organizer_id BLOB REFERENCES users (id),
    -- What an export of groups says, or what backfill makes of the group's bookings where it says nothing.
    group_name TEXT,
    total_participants INTEGER,
    status TEXT NOT NULL DEFAULT 'active',
    created_at INTEGER,
    updated_at INTEGER,
    -- As an export of groups has them; its organizer is a contact or a customer's number.
    group_name_exported TEXT,
    total_participants_exported INTEGER,
    created_at_exported INTEGER,
    status_exported TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE bookings (
    row_id INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    contact_id BLOB REFERENCES contacts (id),
    user_id BLOB REFERENCES users (id),
    session_id BLOB REFERENCES course_sessions (id),
    -- Not IN (…): for each row that is inserted SQLite would build a table of the five words, at half its whole cost.
    status TEXT NOT NULL CHECK (
        status = 'pending' OR status = 'confirmed' OR status = 'completed' OR status = 'cancelled'
        OR status = 'no-show'
    ),
    source TEXT DEFAULT 'website',
    participants INTEGER NOT NULL DEFAULT 1,
    original_amount_minor INTEGER NOT NULL DEFAULT 0,
    discount_amount_minor INTEGER NOT NULL DEFAULT 0,
    final_amount_minor INTEGER NOT NULL DEFAULT 0,
    paid_amount_minor INTEGER NOT NULL DEFAULT 0,
    refunded_amount_minor INTEGER NOT NULL DEFAULT 0,
    currency TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paid_at INTEGER,
    cancelled_at INTEGER,
    refunded_at INTEGER,
    -- The local day of created_at, from backfill.
    booked_on INTEGER,
    referral_source TEXT,
    group_id BLOB REFERENCES booking_groups (id),
    created_by_user_id BLOB REFERENCES users (id),
    booking_reference TEXT NOT NULL,
    source_system TEXT NOT NULL,
    -- The export's own id of the row, where it has one beside the reference.
    source_record_id TEXT,
    payment_method TEXT,
    booking_notes TEXT,
    -- Words as exported, where they differ from those of the fixed vocabularies.
    status_exported TEXT,
    source_exported TEXT,
    created_by TEXT,
    -- When the latest thing in the row happened: of two versions of a booking the later one counts.
    recorded_at INTEGER NOT NULL,
    import_file_id INTEGER NOT NULL,
    import_line INTEGER NOT NULL,
    -- Every export column that nobody mapped, as a JSON object.
    extra TEXT,
    fill_room BLOB DEFAULT x'000000000000000000000000000000000000000000000000'
) STRICT;

-- The plan's idx_bookings_source is left out: an index over a handful of words is slower than the scan that it replaces.
CREATE UNIQUE INDEX bookings_id ON bookings (id);
CREATE INDEX bookings_user_id ON bookings (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX bookings_group_id ON bookings (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX bookings_created_by_user_id ON bookings (created_by_user_id) WHERE created_by_user_id IS NOT NULL;

-- What follows hangs on bookings and users, and may come before them: booking_id is derived from the reference, so it
-- can be there before the booking is. Whom a row is about it says by a contact of its own, by a customer's number or by
-- its booking; user_id follows from these in backfill, when dedupe has made the users.

CREATE TABLE waiting_lists (
    id BLOB NOT NULL PRIMARY KEY,
    session_id BLOB NOT NULL REFERENCES course_sessions (id),
    user_id BLOB REFERENCES users (id),
    -- As exported; else, from backfill, the order of joining behind those that have one.
    position INTEGER,
    priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('high', 'normal', 'low')),
    preferred_contact_method TEXT,
    -- A JSON array of texts.
    alternative_dates TEXT,
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'offered', 'expired', 'booked')),
    offered_at INTEGER,
    offer_expires_at INTEGER,
    notes TEXT,
    created_at INTEGER,
    updated_at INTEGER,
    -- Another entry of the same user and session, which counts instead of this one: from backfill.
    repeat_of BLOB,
    position_exported INTEGER,
    priority_exported TEXT,
    preferred_contact_method_exported TEXT,
    status_exported TEXT,
    source_system TEXT,
    source_record_id TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    booking_id BLOB REFERENCES bookings (id),
    booking_reference TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

-- One user waits once for a session.
CREATE UNIQUE INDEX waiting_lists_session_user ON waiting_lists (session_id, user_id) WHERE repeat_of IS NULL;
CREATE INDEX waiting_lists_session_position ON waiting_lists (session_id, position);
CREATE INDEX waiting_lists_user_id ON waiting_lists (user_id);

CREATE TABLE booking_communications (
    id BLOB NOT NULL PRIMARY KEY,
    booking_id BLOB REFERENCES bookings (id) ON DELETE CASCADE,
    user_id BLOB REFERENCES users (id),
    type TEXT NOT NULL CHECK (type IN ('confirmation', 'reminder', 'follow_up', 'certificate', 'cancellation')),
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone')),
    status TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'sent', 'delivered', 'failed', 'opened', 'clicked')),
    subject TEXT,
    content TEXT,
    template_used TEXT,
    sent_at INTEGER,
    delivered_at INTEGER,
    opened_at INTEGER,
    clicked_at INTEGER,
    failed_reason TEXT,
    created_by BLOB REFERENCES users (id),
    created_at INTEGER,
    -- Who sent it, as exported; created_by is the user of that e-mail address or name, from backfill.
    created_by_exported TEXT,
    type_exported TEXT,
    channel_exported TEXT,
    status_exported TEXT,
    source_system TEXT,
    source_record_id TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    booking_reference TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX booking_communications_booking_id ON booking_communications (booking_id);
CREATE INDEX booking_communications_user_id ON booking_communications (user_id);
CREATE INDEX booking_communications_type_status ON booking_communications (type, status);

CREATE TABLE payments (
    id BLOB NOT NULL PRIMARY KEY,
    booking_id BLOB REFERENCES bookings (id),
    user_id BLOB REFERENCES users (id),
    payment_reference TEXT,
    -- Below zero: money that was given back.
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    payment_method TEXT,
    status TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'paid', 'failed', 'cancelled', 'refunded')),
    paid_at INTEGER,
    created_at INTEGER,
    status_exported TEXT,
    source_system TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    booking_reference TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX payments_booking_id ON payments (booking_id);
CREATE INDEX payments_user_id ON payments (user_id);

CREATE TABLE certificates (
    id BLOB NOT NULL PRIMARY KEY,
    booking_id BLOB REFERENCES bookings (id),
    user_id BLOB REFERENCES users (id),
    course_id BLOB REFERENCES courses (id),
    certificate_number TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER,
    source_system TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    booking_reference TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX certificates_booking_id ON certificates (booking_id);
CREATE INDEX certificates_user_id ON certificates (user_id);

CREATE TABLE user_notes (
    id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB REFERENCES users (id),
    booking_id BLOB REFERENCES bookings (id),
    note TEXT NOT NULL,
    created_by TEXT,
    created_at INTEGER,
    source_system TEXT,
    source_record_id TEXT,
    contact_id BLOB REFERENCES contacts (id),
    customer_number TEXT,
    booking_reference TEXT,
    recorded_at INTEGER,
    import_file_id INTEGER,
    import_line INTEGER,
    extra TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX user_notes_user_id ON user_notes (user_id);
