-- Step 3 of the customer's plan, corrected: what each user's bookings add up to. PostgreSQL 15.
-- Parameters: none. Run by: a DBA by hand, after step 2. Expects bookings (user_id, status, "finalAmount" numeric,
-- currency, "paidAt", created_at); where the legacy table has no currency, put the constant 'GBP' in its place.
-- Safe to repeat? Yes: only users whose figures differ are written. A second run says UPDATE 0.
--
-- What was wrong in the plan, and why it mattered:
--   * COUNT(*) counted cancelled and pending bookings. Confirmed, completed and no-show bookings count here.
--   * SUM(finalAmount) counted what was never paid, and cancelled bookings whose money went back. Here only what was
--     paid and not called off counts. The legacy table does not say how much of a cancelled booking was kept:
--     booking-backfill counts that, from exports that do.
--   * It added currencies together. total_spent is an amount for each currency.
--   * A user whose last booking went away kept the old figures, because the join no longer met it. The LEFT JOIN does.
--   * finalAmount without quotes folds to finalamount, which does not exist.

UPDATE users
SET total_bookings = stats.total_bookings,
    total_spent = stats.total_spent,
    first_booking_date = stats.first_booking_date,
    last_booking_date = stats.last_booking_date
FROM (
    SELECT users.id,
        coalesce(sum(by_currency.bookings), 0)::bigint AS total_bookings,
        coalesce(jsonb_object_agg(by_currency.currency, by_currency.spent) FILTER (WHERE by_currency.spent <> 0), '{}')
            AS total_spent,
        min(by_currency.first_date) AS first_booking_date,
        max(by_currency.last_date) AS last_booking_date
    FROM users
    LEFT JOIN (
        SELECT user_id, currency,
            count(*) FILTER (WHERE status IN ('confirmed', 'completed', 'no-show')) AS bookings,
            coalesce(sum("finalAmount") FILTER (WHERE "paidAt" IS NOT NULL AND status <> 'cancelled'), 0) AS spent,
            min(created_at) FILTER (WHERE status IN ('confirmed', 'completed', 'no-show')) AS first_date,
            max(created_at) FILTER (WHERE status IN ('confirmed', 'completed', 'no-show')) AS last_date
        FROM bookings
        WHERE user_id IS NOT NULL
        GROUP BY user_id, currency
    ) AS by_currency ON by_currency.user_id = users.id
    GROUP BY users.id
) AS stats
WHERE stats.id = users.id
    AND (users.total_bookings, users.total_spent, users.first_booking_date, users.last_booking_date)
        IS DISTINCT FROM
        (stats.total_bookings, stats.total_spent, stats.first_booking_date, stats.last_booking_date);
