-- Rows of orders lie in the order in which they come, and an index finds them by their booking: a first import of
-- hundreds of thousands then writes them one after the other.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

CREATE TABLE booking_lines_as_they_come (
    row_id INTEGER PRIMARY KEY,
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
    phone TEXT
) STRICT;

INSERT INTO booking_lines_as_they_come (
    booking_id, line_number, part, person_key, item_key, is_seat, amounts, contact_id, session_id, status,
    participants, original_amount_minor, discount_amount_minor, final_amount_minor, paid_amount_minor,
    refunded_amount_minor, currency, created_at, refunded_at, recorded_at, source_record_id, import_file_id,
    import_line, extra, first_name, last_name, email, phone
)
SELECT
    booking_id, line_number, part, person_key, item_key, is_seat, amounts, contact_id, session_id, status,
    participants, original_amount_minor, discount_amount_minor, final_amount_minor, paid_amount_minor,
    refunded_amount_minor, currency, created_at, refunded_at, recorded_at, source_record_id, import_file_id,
    import_line, extra, first_name, last_name, email, phone
FROM booking_lines
ORDER BY booking_id, line_number;
DROP TABLE booking_lines;
ALTER TABLE booking_lines_as_they_come RENAME TO booking_lines;
CREATE UNIQUE INDEX booking_lines_id ON booking_lines (booking_id, line_number);
