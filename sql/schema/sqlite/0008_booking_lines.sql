-- The rows of exports of which, several together, a booking is made; and which booking a rejected row was of.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.
--
-- An export may have a row for each ticket, article or attendee of an order. What they say together stands in bookings;
-- here is what each says by itself, so that a row that comes later joins the others, or takes the place of its older
-- version. An order of a single row is here only where the row says what it is for. Who else's a row is stands beside it,
-- for contacts holds those of bookings only.

CREATE TABLE booking_lines (
    booking_id BLOB NOT NULL,
    -- Its place in the order, from 0.
    line_number INTEGER NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('first', 'attendee', 'item', 'refund', 'version', 'state')),
    -- Hashes by which the same line is known again: of whose it is, and of what it is for; 0 where it does not say.
    person_key INTEGER NOT NULL,
    item_key INTEGER NOT NULL,
    -- Whether it is somebody's place, so that it counts as participants.
    is_seat INTEGER NOT NULL,
    -- What its amounts are of: a line's, the order's, or either.
    amounts TEXT NOT NULL CHECK (amounts IN ('lines', 'orders', 'unknown')),
    contact_id BLOB,
    session_id BLOB,
    status TEXT NOT NULL,
    participants INTEGER NOT NULL,
    original_amount_minor INTEGER NOT NULL,
    discount_amount_minor INTEGER NOT NULL,
    final_amount_minor INTEGER NOT NULL,
    paid_amount_minor INTEGER NOT NULL,
    refunded_amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    created_at INTEGER,
    refunded_at INTEGER,
    recorded_at INTEGER,
    source_record_id TEXT,
    import_file_id INTEGER NOT NULL,
    import_line INTEGER NOT NULL,
    extra TEXT,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    phone TEXT,
    PRIMARY KEY (booking_id, line_number)
) STRICT, WITHOUT ROWID;

-- Where the row says so: what comes for that booking in a later file may be the row put right.
ALTER TABLE import_rejects ADD COLUMN booking_id BLOB;
CREATE INDEX import_rejects_booking_id ON import_rejects (booking_id) WHERE booking_id IS NOT NULL;
