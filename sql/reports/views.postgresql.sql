-- The views over which every report is stated: bookings, sessions and months as of a moment, in local days.
-- Parameters: one row in report_as_of (as_of: the moment; as_of_day: the local day; closed_until: the same day, or that
-- on which data end where that is in an earlier month), and the offsets of the business's
-- time zone in report_time_zone (offset in microseconds from each moment on), needed only for rows that backfill has not
-- reached. By hand: INSERT INTO report_as_of VALUES ('2024-06-30 22:59:59.999999Z', '2024-06-30', '2024-06-30');
-- INSERT INTO report_time_zone VALUES ('-infinity', 0);
-- Run by: booking-report, before the statements beside this one. Temporary: nothing stays in the database.
-- Safe to repeat on a new connection.
--
-- What was recorded after the moment is not there yet: a later booking is left out, a later cancellation, payment or
-- refund has not happened, and nobody has attended a session that starts later. A refund without a moment of its own
-- happened with the cancellation. When a session was cancelled is not known, so that is never rewound.

CREATE TEMP TABLE report_as_of (as_of timestamptz NOT NULL, as_of_day date NOT NULL, closed_until date NOT NULL);

CREATE TEMP TABLE report_time_zone (starts_at timestamptz NOT NULL PRIMARY KEY, offset_micros bigint NOT NULL);

-- The decisions about contacts that operations on the ledger speak of: see report_decisions.sql.
CREATE TEMP TABLE report_decisions (operation_id bigint NOT NULL PRIMARY KEY, decision_id bigint NOT NULL);

-- The as-of month and the 9,999 before it: number = year * 12 + month - 1.
CREATE TEMP VIEW report_months AS
WITH numbered AS (
    SELECT
        CAST(extract(year FROM a.as_of_day) * 12 + extract(month FROM a.as_of_day) - 1 AS bigint) - back AS month_number,
        a.closed_until
    FROM report_as_of AS a
    CROSS JOIN generate_series(0, 9999) AS months (back)
),
dated AS (
    SELECT
        month_number,
        closed_until,
        make_date(CAST(month_number / 12 AS int), CAST(month_number % 12 + 1 AS int), 1) AS first_day
    FROM numbered
    WHERE month_number >= 12
)
SELECT
    month_number,
    to_char(first_day, 'YYYY-MM-DD') COLLATE "C" AS month,
    -- Over by the as-of day: its last day is that day or an earlier one.
    CASE WHEN first_day + interval '1 month' - interval '1 day' <= closed_until THEN 1 ELSE 0 END AS is_closed
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
                SELECT CAST(b.created_at AT TIME ZONE 'UTC' + z.offset_micros * interval '1 microsecond' AS date)
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
        btrim(regexp_replace(raw, E'[ \t\n\x0B\f\r]+', ' ', 'g')) COLLATE "C" AS spelling
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
    to_char(booked_day, 'YYYY-MM-DD') COLLATE "C" AS booked_on,
    to_char(booked_day, 'YYYY-MM-01') COLLATE "C" AS month,
    CAST(extract(year FROM booked_day) * 12 + extract(month FROM booked_day) - 1 AS bigint) AS month_number,
    CASE
        WHEN date_trunc('month', booked_day) + interval '1 month' - interval '1 day' <= closed_until THEN 1
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
                SELECT CAST(s.starts_at AT TIME ZONE 'UTC' + z.offset_micros * interval '1 microsecond' AS date)
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
    to_char(start_day, 'YYYY-MM-DD') COLLATE "C" AS starts_on,
    to_char(start_day, 'YYYY-MM-01') COLLATE "C" AS month,
    CAST(extract(year FROM start_day) * 12 + extract(month FROM start_day) - 1 AS bigint) AS month_number
FROM known;
