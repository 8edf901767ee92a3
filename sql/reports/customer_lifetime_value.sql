-- What each customer has brought in: one row per user and currency. Money in minor units.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH totals AS (
    SELECT
        user_id,
        user_kind,
        currency,
        MIN(booked_on) AS first_booking_on,
        MAX(booked_on) AS last_booking_on,
        COUNT(*) AS bookings,
        CAST(SUM(is_active) AS BIGINT) AS active_bookings,
        CAST(SUM(CASE WHEN paid > 0 THEN price ELSE 0 END) AS BIGINT) AS gross,
        CAST(SUM(refunded) AS BIGINT) AS refunds,
        CAST(SUM(paid - refunded) AS BIGINT) AS net
    FROM report_bookings
    WHERE user_id IS NOT NULL
    GROUP BY user_id, user_kind, currency
)
SELECT
    user_id,
    user_kind AS kind,
    first_booking_on,
    last_booking_on,
    bookings,
    active_bookings,
    currency,
    gross,
    refunds,
    net,
    -- Rounded to the minor unit, halves away from zero.
    CASE
        WHEN active_bookings = 0 THEN NULL
        WHEN net >= 0 THEN (2 * net + active_bookings) / (2 * active_bookings)
        ELSE -((-2 * net + active_bookings) / (2 * active_bookings))
    END AS average_order_value
FROM totals
ORDER BY currency, net DESC, user_id
