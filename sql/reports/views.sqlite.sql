-- The views over which every report is stated: bookings, sessions and months as of a moment, in local days.
-- Parameters: one row in report_as_of (as_of: UTC microseconds; as_of_day: local day, days since 1970; closed_until: the
-- same day, or that on which data end where that is in an earlier month), and the offsets of the business's time zone in
-- report_time_zone (offset in microseconds from each moment on), needed only for rows that backfill has not reached.
-- By hand: INSERT INTO report_as_of VALUES (1719788399999999, 19904, 19904);
-- INSERT INTO report_time_zone VALUES (-9223372036854775807, 0);
-- Run by: booking-report, before the statements beside this one. Temporary: nothing stays in the database, and a
-- read-only connection will do. Safe to repeat on a new connection.
--
-- What was recorded after the moment is not there yet: a later booking is left out, a later cancellation, payment or
-- refund has not happened, and nobody has attended a session that starts later. A refund without a moment of its own
-- happened with the cancellation. When a session was cancelled is not known, so that is never rewound.

CREATE TEMP TABLE report_as_of (as_of INTEGER NOT NULL, as_of_day INTEGER NOT NULL, closed_until INTEGER NOT NULL);

CREATE TEMP TABLE report_time_zone (starts_at INTEGER NOT NULL PRIMARY KEY, offset_micros INTEGER NOT NULL);

-- The decisions about contacts that operations on the ledger speak of: see report_decisions.sql.
CREATE TEMP TABLE report_decisions (operation_id INTEGER NOT NULL PRIMARY KEY, decision_id INTEGER NOT NULL);

-- The as-of month and the 9,999 before it: number = year * 12 + month - 1.
CREATE TEMP VIEW report_months AS
WITH digit (d) AS (
    VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)
),
numbered AS (
    SELECT
        CAST(strftime('%Y', a.as_of_day * 86400, 'unixepoch') AS INTEGER) * 12
            + CAST(strftime('%m', a.as_of_day * 86400, 'unixepoch') AS INTEGER) - 1
            - (thousands.d * 1000 + hundreds.d * 100 + tens.d * 10 + ones.d) AS month_number,
        a.closed_until
    FROM report_as_of AS a
    CROSS JOIN digit AS thousands
    CROSS JOIN digit AS hundreds
    CROSS JOIN digit AS tens
    CROSS JOIN digit AS ones
),
dated AS (
    SELECT month_number, closed_until, printf('%04d-%02d-01', month_number / 12, month_number % 12 + 1) AS month
    FROM numbered
    WHERE month_number >= 12
)
SELECT
    month_number,
    month,
    -- Over by the as-of day, with data to its end: its last day is that day or an earlier one.
    CASE WHEN date(month, '+1 month', '-1 day') <= date(closed_until * 86400, 'unixepoch') THEN 1 ELSE 0 END AS is_closed
FROM dated;

CREATE TEMP VIEW report_bookings AS
WITH known AS (
    SELECT
        u.id AS user_id,
        u.kind AS user_kind,
        s.id AS session_id,
        CASE
            WHEN b.status = 'cancelled' AND b.cancelled_at > a.as_of THEN 'confirmed'
            WHEN b.status IN ('completed', 'no-show') AND s.starts_at > a.as_of THEN 'confirmed'
            ELSE b.status
        END AS status,
        b.source,
        b.referral_source,
        b.currency,
        b.participants,
        b.created_at,
        COALESCE(
            b.booked_on,
            (
                SELECT CAST(floor((b.created_at + z.offset_micros) / 86400000000.0) AS INTEGER)
                FROM report_time_zone AS z
                WHERE z.starts_at <= b.created_at
                ORDER BY z.starts_at DESC
                LIMIT 1
            )
        ) AS booked_day,
        b.original_amount_minor AS price,
        b.discount_amount_minor AS discount,
        CASE WHEN b.paid_at > a.as_of THEN 0 ELSE b.paid_amount_minor END AS paid,
        CASE
            WHEN b.paid_at > a.as_of OR COALESCE(b.refunded_at, b.cancelled_at) > a.as_of THEN 0
            ELSE b.refunded_amount_minor
        END AS refunded,
        a.closed_until
    FROM bookings AS b
    CROSS JOIN report_as_of AS a
    LEFT JOIN users AS u ON u.id = b.user_id
    LEFT JOIN course_sessions AS s ON s.id = b.session_id
    WHERE b.created_at <= a.as_of
),
words AS (
    SELECT 'source' AS kind, source AS raw, COUNT(*) AS bookings FROM known WHERE source IS NOT NULL GROUP BY source
    UNION ALL
    SELECT 'referral', referral_source, COUNT(*) FROM known WHERE referral_source IS NOT NULL GROUP BY referral_source
),
-- Sources and referrals in one spelling: blanks around a word or repeated in it count for nothing, and letters A to Z
-- the same in either case. The most frequent spelling is shown, of equals the first.
spelled AS (
    SELECT
        kind,
        raw,
        bookings,
        trim(
            replace(
                replace(
                    replace(
                        replace(replace(replace(replace(replace(
                            raw, char(9), ' '), char(10), ' '), char(11), ' '), char(12), ' '), char(13), ' '),
                        ' ', char(1, 2)),
                    char(2, 1), ''),
                char(1, 2), ' ')
        ) AS spelling
    FROM words
),
folded AS (
    SELECT spelled.*, lower(spelling) AS word
    FROM spelled
),
counted AS (
    SELECT kind, word, spelling, SUM(bookings) AS bookings
    FROM folded
    GROUP BY kind, word, spelling
),
ranked AS (
    SELECT counted.*, ROW_NUMBER() OVER (PARTITION BY kind, word ORDER BY bookings DESC, spelling) AS place
    FROM counted
),
names AS (
    SELECT f.kind, f.raw, r.spelling AS name
    FROM folded AS f
    JOIN ranked AS r ON r.kind = f.kind AND r.word = f.word AND r.place = 1
    WHERE f.word NOT IN ('', '(unknown)')
)
SELECT
    user_id,
    user_kind,
    session_id,
    status,
    CASE WHEN status IN ('confirmed', 'completed', 'no-show') THEN 1 ELSE 0 END AS is_active,
    own.name AS source,
    referral.name AS referral_source,
    currency,
    participants,
    created_at,
    date(booked_day * 86400, 'unixepoch') AS booked_on,
    date(booked_day * 86400, 'unixepoch', 'start of month') AS month,
    CAST(strftime('%Y', booked_day * 86400, 'unixepoch') AS INTEGER) * 12
        + CAST(strftime('%m', booked_day * 86400, 'unixepoch') AS INTEGER) - 1 AS month_number,
    CASE
        WHEN date(booked_day * 86400, 'unixepoch', 'start of month', '+1 month', '-1 day')
            <= date(closed_until * 86400, 'unixepoch') THEN 1
        ELSE 0
    END AS month_is_closed,
    price,
    discount,
    paid,
    refunded
FROM known
LEFT JOIN names AS own ON own.kind = 'source' AND own.raw = known.source
LEFT JOIN names AS referral ON referral.kind = 'referral' AND referral.raw = known.referral_source;

CREATE TEMP VIEW report_sessions AS
WITH known AS (
    SELECT
        s.id AS session_id,
        s.session_reference,
        c.course_code,
        c.title AS course_title,
        s.starts_at,
        s.venue,
        CASE WHEN s.capacity > 0 THEN s.capacity END AS capacity,
        s.status,
        a.as_of,
        COALESCE(
            s.starts_on,
            (
                SELECT CAST(floor((s.starts_at + z.offset_micros) / 86400000000.0) AS INTEGER)
                FROM report_time_zone AS z
                WHERE z.starts_at <= s.starts_at
                ORDER BY z.starts_at DESC
                LIMIT 1
            )
        ) AS start_day
    FROM course_sessions AS s
    CROSS JOIN report_as_of AS a
    LEFT JOIN courses AS c ON c.id = s.course_id
    WHERE s.recorded_at IS NULL
        OR s.recorded_at <= a.as_of
        OR EXISTS (SELECT 1 FROM bookings AS b WHERE b.session_id = s.id AND b.created_at <= a.as_of)
)
SELECT
    session_id,
    session_reference,
    course_code,
    course_title,
    venue,
    capacity,
    CASE
        WHEN status = 'cancelled' THEN 'cancelled'
        WHEN starts_at <= as_of THEN 'completed'
        WHEN starts_at > as_of THEN 'scheduled'
    END AS status,
    date(start_day * 86400, 'unixepoch') AS starts_on,
    date(start_day * 86400, 'unixepoch', 'start of month') AS month,
    CAST(strftime('%Y', start_day * 86400, 'unixepoch') AS INTEGER) * 12
        + CAST(strftime('%m', start_day * 86400, 'unixepoch') AS INTEGER) - 1 AS month_number
FROM known;
