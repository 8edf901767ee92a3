-- Revenue by month, referral and currency. Money in minor units.
-- Booking-date basis: what was paid and refunded belongs to the month in which the booking was made.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH totals AS (
    SELECT
        month,
        month_number,
        month_is_closed,
        referral_source,
        currency,
        COUNT(*) AS bookings,
        COUNT(DISTINCT user_id) AS customers,
        CAST(SUM(CASE WHEN paid > 0 THEN price ELSE 0 END) AS BIGINT) AS gross,
        CAST(SUM(CASE WHEN paid > 0 THEN discount ELSE 0 END) AS BIGINT) AS discounts,
        CAST(SUM(refunded) AS BIGINT) AS refunds,
        CAST(SUM(paid - refunded) AS BIGINT) AS net
    FROM report_bookings
    GROUP BY month, month_number, month_is_closed, referral_source, currency
),
summed AS (
    SELECT totals.*, CAST(SUM(net) OVER (PARTITION BY month_number, currency) AS BIGINT) AS month_net
    FROM totals
),
-- Shares in ten-thousandths, rounded down; the largest remainders get what is then missing to 10,000.
floored AS (
    SELECT
        summed.*,
        CASE
            WHEN month_net <= 0 THEN NULL
            WHEN net >= 0 THEN net * 10000 / month_net
            ELSE -((-net * 10000 + month_net - 1) / month_net)
        END AS share_floor
    FROM summed
),
ranked AS (
    SELECT
        floored.*,
        SUM(share_floor) OVER (PARTITION BY month_number, currency) AS floor_sum,
        ROW_NUMBER() OVER (
            PARTITION BY month_number, currency
            ORDER BY
                net * 10000 - share_floor * month_net DESC,
                CASE WHEN referral_source IS NULL THEN 1 ELSE 0 END,
                referral_source
        ) AS remainder_rank
    FROM floored
)
SELECT
    month,
    COALESCE(referral_source, '(unknown)') AS referral_source,
    currency,
    bookings,
    customers,
    gross,
    discounts,
    refunds,
    net,
    (share_floor + CASE WHEN remainder_rank <= 10000 - floor_sum THEN 1 ELSE 0 END) / 10000.0 AS share,
    CASE WHEN month_is_closed = 1 THEN 0 ELSE 1 END AS partial
FROM ranked
ORDER BY month_number, currency, CASE WHEN ranked.referral_source IS NULL THEN 1 ELSE 0 END, ranked.referral_source
