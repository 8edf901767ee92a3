-- Seats of the held sessions, by local month of their start.
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
),
held AS (
    SELECT
        s.month_number,
        s.capacity,
        COALESCE(t.booked, 0) AS booked,
        -- Where seats were booked and nobody was marked, attendance was not recorded.
        CASE WHEN t.marks > 0 OR COALESCE(t.booked, 0) = 0 THEN COALESCE(t.attended, 0) END AS attended,
        COALESCE(t.paid, 0) AS paid,
        -- In ten-billionths, rounded for each session as its own row shows it.
        (20000000000 * COALESCE(t.booked, 0) + s.capacity) / (2 * s.capacity) AS utilisation
    FROM report_sessions AS s
    LEFT JOIN seats AS t ON t.session_id = s.session_id
    WHERE s.status = 'completed'
),
totals AS (
    SELECT
        month_number,
        COUNT(*) AS sessions,
        COUNT(*) - COUNT(capacity) AS sessions_without_capacity,
        CAST(COALESCE(SUM(capacity), 0) AS BIGINT) AS seats_offered,
        CAST(SUM(CASE WHEN capacity IS NULL THEN 0 ELSE booked END) AS BIGINT) AS booked,
        CAST(COALESCE(SUM(CASE WHEN capacity IS NULL THEN 0 ELSE attended END), 0) AS BIGINT) AS attended,
        CAST(SUM(CASE WHEN capacity > 0 AND attended IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unmarked_sessions,
        CAST(COALESCE(SUM(CASE WHEN attended >= 0 THEN capacity END), 0) AS BIGINT) AS seats_marked,
        CAST(SUM(CASE WHEN capacity IS NULL THEN 0 ELSE paid END) AS BIGINT) AS paid,
        CAST(SUM(utilisation) AS BIGINT) AS utilisation_sum,
        COUNT(capacity) AS limited_sessions,
        CAST(SUM(CASE WHEN capacity IS NULL THEN booked ELSE 0 END) AS BIGINT) AS booked_without_capacity
    FROM held
    GROUP BY month_number
),
-- The Wilson score interval at 95 %: z is the 97.5 % point of the normal distribution.
wilson AS (
    SELECT
        month_number,
        share + 1.959963984540054 * 1.959963984540054 / (2 * seats) AS centre,
        1.959963984540054
            * sqrt(share * (1 - share) / seats + 1.959963984540054 * 1.959963984540054 / (4 * seats * seats)) AS half,
        1 + 1.959963984540054 * 1.959963984540054 / seats AS scale
    FROM (
        SELECT
            month_number,
            CAST(seats_offered AS DOUBLE PRECISION) AS seats,
            CAST(booked AS DOUBLE PRECISION) / seats_offered AS share
        FROM totals
        WHERE seats_offered > 0 AND booked <= seats_offered
    ) AS limited
),
wilson_attendance AS (
    SELECT
        month_number,
        share + 1.959963984540054 * 1.959963984540054 / (2 * seats) AS centre,
        1.959963984540054
            * sqrt(share * (1 - share) / seats + 1.959963984540054 * 1.959963984540054 / (4 * seats * seats)) AS half,
        1 + 1.959963984540054 * 1.959963984540054 / seats AS scale
    FROM (
        SELECT
            month_number,
            CAST(seats_marked AS DOUBLE PRECISION) AS seats,
            CAST(attended AS DOUBLE PRECISION) / seats_marked AS share
        FROM totals
        WHERE seats_marked > 0 AND attended <= seats_marked
    ) AS marked
),
bounds AS (
    SELECT MIN(month_number) AS first_month, MAX(month_number) AS last_month
    FROM totals
)
SELECT
    m.month,
    COALESCE(t.sessions, 0) AS sessions,
    COALESCE(t.sessions_without_capacity, 0) AS sessions_without_capacity,
    COALESCE(t.seats_offered, 0) AS seats_offered,
    COALESCE(t.booked, 0) AS booked,
    CASE WHEN t.unmarked_sessions > 0 AND t.seats_marked = 0 THEN NULL ELSE COALESCE(t.attended, 0) END AS attended,
    COALESCE(t.paid, 0) AS paid,
    CASE
        WHEN t.seats_offered > 0 THEN (20000000000 * t.booked + t.seats_offered) / (2 * t.seats_offered) / 10000000000.0
    END AS utilisation,
    CASE
        WHEN t.limited_sessions > 0
            THEN (2 * t.utilisation_sum + t.limited_sessions) / (2 * t.limited_sessions) / 10000000000.0
    END AS mean_utilisation,
    floor((w.centre - w.half) / w.scale * 10000000000 + 0.5) / 10000000000.0 AS utilisation_low,
    floor((w.centre + w.half) / w.scale * 10000000000 + 0.5) / 10000000000.0 AS utilisation_high,
    COALESCE(t.booked_without_capacity, 0) AS booked_without_capacity,
    CASE WHEN m.is_closed = 1 THEN 0 ELSE 1 END AS partial,
    COALESCE(t.unmarked_sessions, 0) AS unmarked_sessions,
    COALESCE(t.seats_marked, 0) AS seats_marked,
    CASE
        WHEN t.seats_marked > 0 THEN (20000000000 * t.attended + t.seats_marked) / (2 * t.seats_marked) / 10000000000.0
    END AS attendance_rate,
    floor((a.centre - a.half) / a.scale * 10000000000 + 0.5) / 10000000000.0 AS attendance_low,
    floor((a.centre + a.half) / a.scale * 10000000000 + 0.5) / 10000000000.0 AS attendance_high
FROM bounds AS b
JOIN report_months AS m ON m.month_number BETWEEN b.first_month AND b.last_month
LEFT JOIN totals AS t ON t.month_number = m.month_number
LEFT JOIN wilson AS w ON w.month_number = m.month_number
LEFT JOIN wilson_attendance AS a ON a.month_number = m.month_number
ORDER BY m.month_number
