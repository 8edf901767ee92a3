-- Users, contacts, what joined them, what they share and lack, and how sure that is: one row per measure and item.
-- The database as it stands: contacts have no as-of moment. Counts only, no detail of anybody.
-- Parameters: report_decisions, filled by report_decisions.sql.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH items (section, place, measure, item) AS (
    VALUES
    (1, 1, 'users', 'person'), (1, 2, 'users', 'company'),
    (2, 1, 'contacts', 'all'), (2, 2, 'contacts', 'without a user'),
    (3, 1, 'users_by_contacts', '1'), (3, 2, 'users_by_contacts', '2'), (3, 3, 'users_by_contacts', '3'),
    (3, 4, 'users_by_contacts', '4'), (3, 5, 'users_by_contacts', '5+'),
    (5, 1, 'joined_contacts_by_score', '0.999 to 1'), (5, 2, 'joined_contacts_by_score', '0.99 to 0.999'),
    (5, 3, 'joined_contacts_by_score', '0.95 to 0.99'), (5, 4, 'joined_contacts_by_score', '0.8 to 0.95'),
    (5, 5, 'joined_contacts_by_score', 'below 0.8'),
    (6, 2, 'emails_by_users', '2'), (6, 3, 'emails_by_users', '3'), (6, 4, 'emails_by_users', '4'),
    (6, 5, 'emails_by_users', '5+'),
    (7, 2, 'phones_by_users', '2'), (7, 3, 'phones_by_users', '3'), (7, 4, 'phones_by_users', '4'),
    (7, 5, 'phones_by_users', '5+'),
    (8, 1, 'links', 'organiser'), (8, 2, 'links', 'household'), (8, 3, 'links', 'company'),
    (9, 1, 'contacts_without', 'email'), (9, 2, 'contacts_without', 'phone'), (9, 3, 'contacts_without', 'name'),
    (10, 1, 'decisions', 'merge'), (10, 2, 'decisions', 'split'), (10, 3, 'decisions', 'never-merge'),
    (10, 4, 'decisions', 'must-merge'),
    (11, 1, 'aliases', 'all')
),
-- What the matching left in match_figures under the item's own name: fractions, and whole numbers after them.
figures (section, place, item) AS (
    VALUES
    (12, 1, 'expected_precision'), (12, 2, 'expected_precision_low'), (12, 3, 'expected_precision_high'),
    (12, 4, 'expected_recall'), (12, 5, 'expected_recall_low'), (12, 6, 'expected_recall_high'),
    (12, 7, 'companies_expected_precision'), (12, 8, 'companies_expected_precision_low'),
    (12, 9, 'companies_expected_precision_high'),
    (12, 10, 'companies_expected_recall'), (12, 11, 'companies_expected_recall_low'),
    (12, 12, 'companies_expected_recall_high'),
    (13, 1, 'compared_pairs'), (13, 2, 'open_questions'),
    (13, 3, 'companies_compared_pairs'), (13, 4, 'companies_open_questions')
),
-- Users by their contacts, and addresses and telephones by the users that have them.
sizes (measure, size) AS (
    SELECT 'users_by_contacts', COUNT(*) FROM contacts WHERE user_id IS NOT NULL GROUP BY user_id
    UNION ALL
    SELECT 'emails_by_users', COUNT(DISTINCT user_id) FROM contacts
    WHERE user_id IS NOT NULL AND email_key IS NOT NULL GROUP BY email_key
    UNION ALL
    SELECT 'phones_by_users', COUNT(DISTINCT user_id) FROM contacts
    WHERE user_id IS NOT NULL AND phone_key IS NOT NULL GROUP BY phone_key
),
-- A decision holds where it was undone, and the undoing undone, an even number of times in all.
holding (operation_id) AS (
    SELECT decision_id FROM report_decisions GROUP BY decision_id HAVING COUNT(*) % 2 = 1
),
counts (measure, item, number) AS (
    SELECT 'users', kind, COUNT(*) FROM users GROUP BY kind
    UNION ALL
    SELECT 'contacts', 'all', COUNT(*) FROM contacts
    UNION ALL
    SELECT 'contacts', 'without a user', COUNT(*) FROM contacts WHERE user_id IS NULL
    UNION ALL
    SELECT measure, CASE WHEN size >= 5 THEN '5+' ELSE CAST(size AS VARCHAR(20)) END, COUNT(*)
    FROM sizes GROUP BY 1, 2
    UNION ALL
    SELECT 'joined_contacts_by_score',
        CASE WHEN match_score >= 0.999 THEN '0.999 to 1' WHEN match_score >= 0.99 THEN '0.99 to 0.999'
            WHEN match_score >= 0.95 THEN '0.95 to 0.99' WHEN match_score >= 0.8 THEN '0.8 to 0.95'
            ELSE 'below 0.8' END,
        COUNT(*)
    FROM contacts WHERE match_rule <> 'alone' AND match_score IS NOT NULL GROUP BY 2
    UNION ALL
    SELECT 'links', kind, COUNT(*) FROM user_links GROUP BY kind
    UNION ALL
    SELECT 'contacts_without', 'email', COUNT(*) FROM contacts WHERE email_key IS NULL
    UNION ALL
    SELECT 'contacts_without', 'phone', COUNT(*) FROM contacts WHERE phone_key IS NULL
    UNION ALL
    SELECT 'contacts_without', 'name', COUNT(*) FROM contacts WHERE name_key IS NULL
    UNION ALL
    SELECT 'decisions', kind, COUNT(DISTINCT operation_id) FROM match_decisions
    WHERE operation_id IN (SELECT operation_id FROM holding) GROUP BY kind
    UNION ALL
    SELECT 'aliases', 'all', COUNT(*) FROM user_aliases
),
all_rows AS (
    SELECT i.section AS section, i.place AS place, i.measure AS measure, i.item AS item,
        CAST(COALESCE(n.number, 0) AS BIGINT) AS number, CAST(NULL AS DOUBLE PRECISION) AS fraction
    FROM items i LEFT JOIN counts n ON n.measure = i.measure AND n.item = i.item
    UNION ALL
    SELECT 4, CAST(ROW_NUMBER() OVER (ORDER BY COALESCE(match_rule, '(none)')) AS INTEGER), 'contacts_by_rule',
        COALESCE(match_rule, '(none)'), COUNT(*), NULL
    FROM contacts GROUP BY match_rule
    UNION ALL
    SELECT i.section, i.place, 'matching', i.item,
        CASE WHEN i.section = 13 THEN CAST(ROUND(f.value) AS BIGINT) END,
        CASE WHEN i.section = 12 THEN f.value END
    FROM figures i LEFT JOIN match_figures f ON f.name = i.item
)
SELECT measure, item, number, fraction
FROM all_rows
ORDER BY section, place
