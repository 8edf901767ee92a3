-- Contacts that a rule joined with others, three of each rule and of each band of score, with what they say masked:
-- initials, the first letters of mailbox and provider, the last two digits. Each beside another contact of its user.
-- The same data gives the same examples: the contacts with the smallest ids.
-- Parameters: none.
-- Run by: booking-report --engine sql, and --verify. Reads only; safe to repeat.

WITH owned AS (
    SELECT id, user_id, match_rule, match_score,
        ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY id) AS place_of_user,
        COUNT(*) OVER (PARTITION BY user_id) AS contacts_of_user
    FROM contacts WHERE user_id IS NOT NULL
),
joined AS (
    SELECT id, user_id, match_rule, match_score, place_of_user,
        CASE WHEN match_score >= 0.999 THEN 1 WHEN match_score >= 0.99 THEN 2 WHEN match_score >= 0.95 THEN 3
            WHEN match_score >= 0.8 THEN 4 ELSE 5 END AS band
    FROM owned WHERE contacts_of_user > 1 AND match_rule <> 'alone'
),
candidates AS (
    SELECT 1 AS section, 0 AS place, 'contacts_by_rule' AS measure, match_rule AS item,
        id, user_id, match_score, place_of_user
    FROM joined
    UNION ALL
    SELECT 2, band, 'joined_contacts_by_score',
        CASE band WHEN 1 THEN '0.999 to 1' WHEN 2 THEN '0.99 to 0.999' WHEN 3 THEN '0.95 to 0.99'
            WHEN 4 THEN '0.8 to 0.95' ELSE 'below 0.8' END,
        id, user_id, match_score, place_of_user
    FROM joined WHERE match_score IS NOT NULL
),
numbered AS (
    SELECT section, place, measure, item, id, user_id, match_score, place_of_user,
        ROW_NUMBER() OVER (PARTITION BY section, item ORDER BY id) AS example
    FROM candidates
),
pairs AS (
    SELECT n.section, n.place, n.measure, n.item, n.example, n.match_score, n.id AS id, o.id AS other_id
    FROM numbered n
    JOIN owned o ON o.user_id = n.user_id AND o.place_of_user = CASE WHEN n.place_of_user = 1 THEN 2 ELSE 1 END
    WHERE n.example <= 3
),
-- Up to its last @ an address is mailbox, up to its last point a domain is provider: RTRIM takes off what is neither.
parts AS (
    SELECT id, LTRIM(COALESCE(first_name, '')) AS first_name, LTRIM(COALESCE(last_name, '')) AS last_name,
        LTRIM(COALESCE(company_name, '')) AS company_name, email_key, phone_key,
        LENGTH(RTRIM(email_key, REPLACE(email_key, '@', ''))) AS at_sign
    FROM contacts
    WHERE id IN (SELECT id FROM pairs) OR id IN (SELECT other_id FROM pairs)
),
domains AS (
    SELECT id, CASE WHEN at_sign > 0 THEN SUBSTR(email_key, at_sign + 1) ELSE '' END AS domain FROM parts
),
points AS (
    SELECT id, domain, LENGTH(RTRIM(domain, REPLACE(domain, '.', ''))) AS point FROM domains
),
masked AS (
    SELECT p.id,
        CASE WHEN p.first_name <> '' AND p.last_name <> ''
                THEN SUBSTR(p.first_name, 1, 1) || '… ' || SUBSTR(p.last_name, 1, 1) || '…'
            WHEN p.first_name <> '' THEN SUBSTR(p.first_name, 1, 1) || '…'
            WHEN p.last_name <> '' THEN SUBSTR(p.last_name, 1, 1) || '…'
            WHEN p.company_name <> '' THEN SUBSTR(p.company_name, 1, 1) || '…' END AS name,
        CASE WHEN COALESCE(p.email_key, '') = '' THEN NULL
            WHEN p.at_sign = 0 THEN SUBSTR(p.email_key, 1, 1) || '…'
            ELSE CASE WHEN p.at_sign > 1 THEN SUBSTR(p.email_key, 1, 1) ELSE '' END || '…@'
                || SUBSTR(d.domain, 1, 1) || '…'
                || CASE WHEN d.point > 1 AND LENGTH(d.domain) - d.point BETWEEN 2 AND 3
                    THEN SUBSTR(d.domain, d.point) ELSE '' END END AS email,
        CASE WHEN LENGTH(p.phone_key) > 1 THEN '…' || SUBSTR(p.phone_key, LENGTH(p.phone_key) - 1)
            WHEN p.phone_key <> '' THEN '…' || p.phone_key END AS phone
    FROM parts p JOIN points d ON d.id = p.id
)
SELECT p.measure, p.item, p.example, a.name, a.email, a.phone, b.name AS other_name, b.email AS other_email,
    b.phone AS other_phone, p.match_score AS score
FROM pairs p
JOIN masked a ON a.id = p.id
JOIN masked b ON b.id = p.other_id
ORDER BY p.section, p.place, p.item, p.example
