-- Seats booked, attended and paid in each session.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH seats AS (
    SELECT
        session_id,
        CAST(SUM(participants) AS BIGINT) AS booked,
        CAST(SUM(CASE WHEN status = 'completed' THEN participants ELSE 0 END) AS BIGINT) AS attended,
        CAST(SUM(CASE WHEN status IN ('completed', 'no-show') THEN 1 ELSE 0 END) AS BIGINT) AS marks,
        CAST(SUM(CASE WHEN paid > refunded THEN participants ELSE 0 END) AS BIGINT) AS paid
    FROM report_bookings
    WHERE status <> 'cancelled' AND session_id IS NOT NULL
    GROUP BY session_id
)
SELECT
    s.session_reference,
    s.course_code,
    s.starts_on,
    s.venue,
    s.status,
    s.capacity,
    COALESCE(t.booked, 0) AS booked,
    -- Before the session, and where seats were booked and nobody was marked, attendance is not known.
    CASE
        WHEN s.status = 'scheduled' THEN NULL
        WHEN s.status = 'cancelled' OR t.marks > 0 OR COALESCE(t.booked, 0) = 0 THEN COALESCE(t.attended, 0)
    END AS attended,
    COALESCE(t.paid, 0) AS paid,
    CASE
        WHEN s.capacity > 0 AND (s.status IS NULL OR s.status <> 'cancelled')
            THEN (20000000000 * COALESCE(t.booked, 0) + s.capacity) / (2 * s.capacity) / 10000000000.0
    END AS utilisation,
    s.month,
    s.session_id
FROM report_sessions AS s
LEFT JOIN seats AS t ON t.session_id = s.session_id
ORDER BY CASE WHEN s.starts_on IS NULL THEN 1 ELSE 0 END, s.starts_on, s.session_reference, s.session_id
