-- The channel of each customer's first active booking, by month.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH numbered AS (
    SELECT
        user_id,
        month,
        month_number,
        month_is_closed,
        source,
        ROW_NUMBER() OVER (
            PARTITION BY user_id
            ORDER BY created_at, CASE WHEN source IS NULL THEN 1 ELSE 0 END, source
        ) AS place
    FROM report_bookings
    WHERE is_active = 1 AND user_id IS NOT NULL
),
counts AS (
    SELECT month, month_number, month_is_closed, source, COUNT(*) AS customers
    FROM numbered
    WHERE place = 1
    GROUP BY month, month_number, month_is_closed, source
),
summed AS (
    SELECT counts.*, CAST(SUM(customers) OVER (PARTITION BY month_number) AS BIGINT) AS month_customers
    FROM counts
),
-- Shares in ten-thousandths, rounded down; the largest remainders get what is then missing to 10,000.
ranked AS (
    SELECT
        summed.*,
        SUM(customers * 10000 / month_customers) OVER (PARTITION BY month_number) AS floor_sum,
        ROW_NUMBER() OVER (
            PARTITION BY month_number
            ORDER BY
                customers * 10000 - customers * 10000 / month_customers * month_customers DESC,
                CASE WHEN source IS NULL THEN 1 ELSE 0 END,
                source
        ) AS remainder_rank
    FROM summed
)
SELECT
    month,
    COALESCE(source, '(unknown)') AS source,
    customers,
    (customers * 10000 / month_customers + CASE WHEN remainder_rank <= 10000 - floor_sum THEN 1 ELSE 0 END)
        / 10000.0 AS share,
    CASE WHEN month_is_closed = 1 THEN 0 ELSE 1 END AS partial
FROM ranked
ORDER BY month_number, CASE WHEN ranked.source IS NULL THEN 1 ELSE 0 END, ranked.source
