-- The retention triangle, a row per cell: SQL has no columns whose number depends on the data, so whoever runs this
-- puts period p of a cohort into column p<period>. The rate is NULL where the month was not over by the as-of day.
-- Parameters: none; the as-of moment is in the views of views.<engine>.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH visits AS (
    SELECT user_id, month_number, MIN(month_number) OVER (PARTITION BY user_id) AS cohort
    FROM report_bookings
    WHERE is_active = 1 AND user_id IS NOT NULL
),
counts AS (
    SELECT cohort, month_number, COUNT(DISTINCT user_id) AS active
    FROM visits
    GROUP BY cohort, month_number
),
bounds AS (
    SELECT MIN(cohort) AS first_cohort, MAX(cohort) AS last_cohort
    FROM counts
),
cohorts AS (
    SELECT m.month_number AS cohort, m.month AS cohort_month, COALESCE(n.active, 0) AS cohort_size
    FROM bounds AS b
    JOIN report_months AS m ON m.month_number BETWEEN b.first_cohort AND b.last_cohort
    LEFT JOIN counts AS n ON n.cohort = m.month_number AND n.month_number = m.month_number
),
observed AS (
    SELECT m.month_number, m.is_closed
    FROM bounds AS b
    JOIN report_months AS m ON m.month_number >= b.first_cohort
)
SELECT
    c.cohort_month,
    c.cohort_size,
    o.month_number - c.cohort AS period,
    CASE
        WHEN o.is_closed = 1 AND c.cohort_size > 0
            THEN (20000000000 * COALESCE(n.active, 0) + c.cohort_size) / (2 * c.cohort_size) / 10000000000.0
    END AS retention_rate
FROM cohorts AS c
JOIN observed AS o ON o.month_number >= c.cohort
LEFT JOIN counts AS n ON n.cohort = c.cohort AND n.month_number = o.month_number
ORDER BY c.cohort, o.month_number
