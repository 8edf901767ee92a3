-- How many customers come back: one row per cohort and calendar month after it.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH active_months AS (
    SELECT DISTINCT user_id, month_number
    FROM report_bookings
    WHERE is_active = 1 AND user_id IS NOT NULL
),
first_months AS (
    SELECT user_id, MIN(month_number) AS cohort
    FROM active_months
    GROUP BY user_id
),
sizes AS (
    SELECT cohort, COUNT(*) AS cohort_size
    FROM first_months
    GROUP BY cohort
),
counts AS (
    SELECT f.cohort, m.month_number, COUNT(*) AS active
    FROM first_months AS f
    JOIN active_months AS m ON m.user_id = f.user_id
    GROUP BY f.cohort, m.month_number
),
bounds AS (
    SELECT MIN(cohort) AS first_cohort, MAX(cohort) AS last_cohort
    FROM sizes
),
-- Cohorts without a customer between the first and the last are rows, too.
cohorts AS (
    SELECT m.month_number AS cohort, m.month AS cohort_month, COALESCE(s.cohort_size, 0) AS cohort_size
    FROM bounds AS b
    JOIN report_months AS m ON m.month_number BETWEEN b.first_cohort AND b.last_cohort
    LEFT JOIN sizes AS s ON s.cohort = m.month_number
),
observed AS (
    SELECT m.month_number, m.is_closed
    FROM bounds AS b
    JOIN report_months AS m ON m.month_number >= b.first_cohort
),
-- The Wilson score interval at 95 %: z is the 97.5 % point of the normal distribution.
wilson AS (
    SELECT
        cohort,
        active,
        share + 1.959963984540054 * 1.959963984540054 / (2 * customers) AS centre,
        1.959963984540054
            * sqrt(
                share * (1 - share) / customers + 1.959963984540054 * 1.959963984540054 / (4 * customers * customers)
            ) AS half,
        1 + 1.959963984540054 * 1.959963984540054 / customers AS scale
    FROM (
        SELECT
            s.cohort,
            a.active,
            CAST(s.cohort_size AS DOUBLE PRECISION) AS customers,
            CAST(a.active AS DOUBLE PRECISION) / s.cohort_size AS share
        FROM sizes AS s
        JOIN (SELECT DISTINCT cohort, active FROM counts UNION SELECT cohort, 0 FROM sizes) AS a ON a.cohort = s.cohort
    ) AS shares
)
SELECT
    c.cohort_month,
    o.month_number - c.cohort AS period,
    c.cohort_size,
    c.cohort_size AS eligible,
    COALESCE(n.active, 0) AS active,
    -- Rounded to ten decimals in whole numbers, halves upwards.
    CASE
        WHEN c.cohort_size > 0
            THEN (20000000000 * COALESCE(n.active, 0) + c.cohort_size) / (2 * c.cohort_size) / 10000000000.0
    END AS retention_rate,
    CASE WHEN o.is_closed = 1 THEN 0 ELSE 1 END AS partial,
    floor((w.centre - w.half) / w.scale * 10000000000 + 0.5) / 10000000000.0 AS retention_low,
    floor((w.centre + w.half) / w.scale * 10000000000 + 0.5) / 10000000000.0 AS retention_high
FROM cohorts AS c
JOIN observed AS o ON o.month_number >= c.cohort
LEFT JOIN counts AS n ON n.cohort = c.cohort AND n.month_number = o.month_number
LEFT JOIN wilson AS w ON w.cohort = c.cohort AND w.active = COALESCE(n.active, 0)
ORDER BY c.cohort, o.month_number
