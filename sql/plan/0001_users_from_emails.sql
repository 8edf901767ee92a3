-- Step 1 of the customer's plan, corrected: users from the contact details copied into bookings. PostgreSQL 15.
-- Parameters: none. Run by: a DBA by hand, after step 0 of the plan (ALTER TABLE bookings ADD COLUMN user_id …), in one
-- transaction with steps 2 and 3. Expects bookings (id uuid, "contactDetails" jsonb, created_at, …) and the table users
-- that this file makes where there is none.
-- Safe to repeat? Yes. Ids are derived from the key, and a user that is there already is left as it is.
--
-- What was wrong in the plan, and why it mattered:
--   * GROUP BY e-mail, first name, last name and phone makes a user of every spelling. On 20,000 bookings of 9,601
--     people it makes 17,777. A user is one normalised e-mail address here, and nothing else.
--   * contactDetails without quotes folds to contactdetails, which does not exist: the column is "contactDetails".
--   * Case and blanks split people, and so do Gmail's dots and tags: the key below is the one that booking-dedupe uses.
--   * Missing e-mails (NULL, '', 'n/a', none@…) became one user of many strangers. They make no user here;
--     booking-dedupe goes on with customer number, and phone and name.
--   * SELECT DISTINCT beside GROUP BY did nothing, and which of several names survived was left to chance. Here the
--     latest that is not empty does.
--
-- What SQL alone does not do: first names and last names are taken separately, and phone numbers stay as typed.

CREATE TABLE IF NOT EXISTS users (
    id uuid PRIMARY KEY,
    email text,
    -- What a booking is linked by; unique, so that step 2 can never choose between two users.
    email_key text NOT NULL UNIQUE,
    first_name text,
    last_name text,
    phone text,
    created_at timestamptz,
    total_bookings bigint NOT NULL DEFAULT 0,
    -- By currency, as {"GBP": 12.50}: currencies are never added together.
    total_spent jsonb NOT NULL DEFAULT '{}',
    first_booking_date timestamptz,
    last_booking_date timestamptz
);

-- The normalised e-mail address, or NULL where there is none: the same key as booking-dedupe's, for plain addresses.
-- In pg_temp, so that it goes with the session: steps 1 and 2 are run in the same one.
CREATE OR REPLACE FUNCTION pg_temp.email_key(typed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN local_part = '' THEN NULL
        WHEN regexp_replace(split_part(address, '@', 1), '[^a-z0-9]', '', 'g') IN (
            '', 'na', 'none', 'nil', 'null', 'noemail', 'nomail', 'noemailaddress', 'unknown', 'notknown',
            'notprovided', 'notgiven', 'notavailable', 'notapplicable', 'nobody', 'noone', 'anonymous', 'test',
            'tester', 'testing', 'noreply', 'donotreply', 'dummy', 'fake', 'xxx', 'asdf', 'qwerty')
            OR domain LIKE '%.invalid' OR domain IN ('noemail.com', 'no-email.com', 'nomail.com', 'none.com', 'noreply.com')
            THEN NULL
        ELSE local_part || '@' || domain
    END
    FROM (
        SELECT address,
            CASE WHEN typed_domain IN ('gmail.com', 'googlemail.com') THEN replace(untagged, '.', '') ELSE untagged END
                AS local_part,
            CASE typed_domain WHEN 'googlemail.com' THEN 'gmail.com' WHEN 'me.com' THEN 'icloud.com'
                WHEN 'mac.com' THEN 'icloud.com' ELSE typed_domain END AS domain
        FROM (
            SELECT address, split_part(address, '@', 2) AS typed_domain,
                CASE WHEN split_part(address, '@', 2) ~ (
                    '^((gmail|googlemail|icloud|me|mac|msn|fastmail|protonmail|zoho|zohomail)\.com|proton\.me|pm\.me'
                    || '|protonmail\.ch|fastmail\.fm|(zoho|zohomail)\.eu|ya\.ru|yandex\.(ru|com|by|kz|ua|com\.tr)'
                    || '|(outlook|hotmail|live)\.(com?\.)?[a-z]{2,3})$')
                    THEN split_part(split_part(address, '@', 1), '+', 1)
                    ELSE split_part(address, '@', 1) END AS untagged
            FROM (SELECT lower(btrim(typed, E' \t\r\n')) AS address) AS trimmed
            WHERE address ~ '^[^@[:space:]]+@[^@.[:space:]]+(\.[^@.[:space:]]+)+$'
        ) AS parts
    ) AS canonical
$$;

INSERT INTO users (id, email_key, email, first_name, last_name, phone, created_at)
SELECT
    -- The key's MD5 as a UUID: the same in every run. booking-dedupe derives version 5 UUIDs; do not mix the two.
    md5('email:' || email_key)::uuid,
    email_key,
    (array_agg(email ORDER BY created_at DESC, id) FILTER (WHERE email <> ''))[1],
    (array_agg(first_name ORDER BY created_at DESC, id) FILTER (WHERE first_name <> ''))[1],
    (array_agg(last_name ORDER BY created_at DESC, id) FILTER (WHERE last_name <> ''))[1],
    (array_agg(phone ORDER BY created_at DESC, id) FILTER (WHERE phone <> ''))[1],
    min(created_at)
FROM (
    SELECT id, created_at,
        pg_temp.email_key("contactDetails" ->> 'email') AS email_key,
        btrim("contactDetails" ->> 'email') AS email,
        btrim("contactDetails" ->> 'firstName') AS first_name,
        btrim("contactDetails" ->> 'lastName') AS last_name,
        btrim("contactDetails" ->> 'phone') AS phone
    FROM bookings
) AS details
WHERE email_key IS NOT NULL
GROUP BY email_key
ON CONFLICT (email_key) DO NOTHING;
