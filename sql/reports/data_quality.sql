-- Users, contacts, what joined them, what they share and lack, and how sure that is: one row per measure and item.
-- The database as it stands: contacts have no as-of moment. Counts only, no detail of anybody.
-- Parameters: none.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH users_items AS (
    SELECT 1 AS place, 'person' AS item
    UNION ALL SELECT 2, 'company'
),
contacts_items AS (
    SELECT 1 AS place, 'all' AS item
    UNION ALL SELECT 2, 'without a user'
),
users_by_contacts_items AS (
    SELECT 1 AS place, '1' AS item
    UNION ALL SELECT 2, '2'
    UNION ALL SELECT 3, '3'
    UNION ALL SELECT 4, '4'
    UNION ALL SELECT 5, '5+'
),
joined_contacts_by_score_items AS (
    SELECT 1 AS place, '0.999 to 1' AS item
    UNION ALL SELECT 2, '0.99 to 0.999'
    UNION ALL SELECT 3, '0.95 to 0.99'
    UNION ALL SELECT 4, '0.8 to 0.95'
    UNION ALL SELECT 5, 'below 0.8'
),
emails_by_users_items AS (
    SELECT 1 AS place, '2' AS item
    UNION ALL SELECT 2, '3'
    UNION ALL SELECT 3, '4'
    UNION ALL SELECT 4, '5+'
),
phones_by_users_items AS (
    SELECT 1 AS place, '2' AS item
    UNION ALL SELECT 2, '3'
    UNION ALL SELECT 3, '4'
    UNION ALL SELECT 4, '5+'
),
links_items AS (
    SELECT 1 AS place, 'organiser' AS item
    UNION ALL SELECT 2, 'household'
    UNION ALL SELECT 3, 'company'
),
contacts_without_items AS (
    SELECT 1 AS place, 'email' AS item
    UNION ALL SELECT 2, 'phone'
    UNION ALL SELECT 3, 'name'
),
decisions_items AS (
    SELECT 1 AS place, 'merge' AS item
    UNION ALL SELECT 2, 'split'
    UNION ALL SELECT 3, 'never-merge'
    UNION ALL SELECT 4, 'must-merge'
),
aliases_items AS (
    SELECT 1 AS place, 'all' AS item
),
fractions AS (
    SELECT 1 AS place, 'expected_precision' AS item
    UNION ALL SELECT 2, 'expected_precision_low'
    UNION ALL SELECT 3, 'expected_precision_high'
    UNION ALL SELECT 4, 'expected_recall'
    UNION ALL SELECT 5, 'expected_recall_low'
    UNION ALL SELECT 6, 'expected_recall_high'
    UNION ALL SELECT 7, 'companies_expected_precision'
    UNION ALL SELECT 8, 'companies_expected_precision_low'
    UNION ALL SELECT 9, 'companies_expected_precision_high'
    UNION ALL SELECT 10, 'companies_expected_recall'
    UNION ALL SELECT 11, 'companies_expected_recall_low'
    UNION ALL SELECT 12, 'companies_expected_recall_high'
),
numbers AS (
    SELECT 1 AS place, 'compared_pairs' AS item
    UNION ALL SELECT 2, 'open_questions'
    UNION ALL SELECT 3, 'companies_compared_pairs'
    UNION ALL SELECT 4, 'companies_open_questions'
),
all_rows AS (
    SELECT 1 AS section, i.place AS place, 'users' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM users_items i LEFT JOIN (
        SELECT kind AS item, COUNT(*) AS number FROM users GROUP BY kind
    ) n ON n.item = i.item
    UNION ALL
    SELECT 2 AS section, i.place AS place, 'contacts' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM contacts_items i LEFT JOIN (
        SELECT 'all' AS item, COUNT(*) AS number FROM contacts
        UNION ALL SELECT 'without a user', COUNT(*) FROM contacts WHERE user_id IS NULL
    ) n ON n.item = i.item
    UNION ALL
    SELECT 3 AS section, i.place AS place, 'users_by_contacts' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM users_by_contacts_items i LEFT JOIN (
        SELECT CASE WHEN n >= 5 THEN '5+' ELSE CAST(n AS VARCHAR(20)) END AS item, COUNT(*) AS number
        FROM (SELECT COUNT(*) AS n FROM contacts WHERE user_id IS NOT NULL GROUP BY user_id) c GROUP BY 1
    ) n ON n.item = i.item
    UNION ALL
    SELECT 4, CAST(ROW_NUMBER() OVER (ORDER BY COALESCE(match_rule, '(none)')) AS INTEGER), 'contacts_by_rule',
        COALESCE(match_rule, '(none)'), COUNT(*), NULL
    FROM contacts GROUP BY match_rule
    UNION ALL
    SELECT 5 AS section, i.place AS place, 'joined_contacts_by_score' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM joined_contacts_by_score_items i LEFT JOIN (
        SELECT CASE WHEN match_score >= 0.999 THEN '0.999 to 1' WHEN match_score >= 0.99 THEN '0.99 to 0.999'
            WHEN match_score >= 0.95 THEN '0.95 to 0.99' WHEN match_score >= 0.8 THEN '0.8 to 0.95'
            ELSE 'below 0.8' END AS item,
            COUNT(*) AS number
        FROM contacts WHERE match_rule <> 'alone' AND match_score IS NOT NULL GROUP BY 1
    ) n ON n.item = i.item
    UNION ALL
    SELECT 6 AS section, i.place AS place, 'emails_by_users' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM emails_by_users_items i LEFT JOIN (
        SELECT CASE WHEN n >= 5 THEN '5+' ELSE CAST(n AS VARCHAR(20)) END AS item, COUNT(*) AS number
        FROM (
            SELECT COUNT(DISTINCT user_id) AS n FROM contacts
            WHERE user_id IS NOT NULL AND email_key IS NOT NULL GROUP BY email_key
        ) k WHERE n > 1 GROUP BY 1
    ) n ON n.item = i.item
    UNION ALL
    SELECT 7 AS section, i.place AS place, 'phones_by_users' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM phones_by_users_items i LEFT JOIN (
        SELECT CASE WHEN n >= 5 THEN '5+' ELSE CAST(n AS VARCHAR(20)) END AS item, COUNT(*) AS number
        FROM (
            SELECT COUNT(DISTINCT user_id) AS n FROM contacts
            WHERE user_id IS NOT NULL AND phone_key IS NOT NULL GROUP BY phone_key
        ) k WHERE n > 1 GROUP BY 1
    ) n ON n.item = i.item
    UNION ALL
    SELECT 8 AS section, i.place AS place, 'links' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM links_items i LEFT JOIN (
        SELECT kind AS item, COUNT(*) AS number FROM user_links GROUP BY kind
    ) n ON n.item = i.item
    UNION ALL
    SELECT 9 AS section, i.place AS place, 'contacts_without' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM contacts_without_items i LEFT JOIN (
        SELECT 'email' AS item, COUNT(*) AS number FROM contacts WHERE email_key IS NULL
        UNION ALL SELECT 'phone', COUNT(*) FROM contacts WHERE phone_key IS NULL
        UNION ALL SELECT 'name', COUNT(*) FROM contacts WHERE name_key IS NULL
    ) n ON n.item = i.item
    UNION ALL
    SELECT 10 AS section, i.place AS place, 'decisions' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM decisions_items i LEFT JOIN (
        SELECT kind AS item, COUNT(DISTINCT operation_id) AS number FROM match_decisions
        WHERE operation_id NOT IN (
            SELECT undone_operation_id FROM match_decisions WHERE undone_operation_id IS NOT NULL
        ) GROUP BY kind
    ) n ON n.item = i.item
    UNION ALL
    SELECT 11 AS section, i.place AS place, 'aliases' AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number,
        CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM aliases_items i LEFT JOIN (
        SELECT 'all' AS item, COUNT(*) AS number FROM user_aliases
    ) n ON n.item = i.item
    UNION ALL
    SELECT 12, i.place, 'matching', i.item, CAST(NULL AS BIGINT), f.value
    FROM fractions i LEFT JOIN match_figures f ON f.name = i.item
    UNION ALL
    SELECT 13, i.place, 'matching', i.item, CAST(ROUND(f.value) AS BIGINT), NULL
    FROM numbers i LEFT JOIN match_figures f ON f.name = i.item
)
SELECT measure, item, number, fraction
FROM all_rows
ORDER BY section, place
