-- What --link-back says to the legacy database about table website.bookings, in this order; values come by COPY.

-- In the snapshot in which the table is read: its rows, in a table of the session.
CREATE TEMP TABLE booking_toolkit_rows AS
SELECT row_number() OVER (ORDER BY t.id) AS row_number, t.id AS key_1,
    btrim(CAST(t."bookingReference" AS text)) AS reference, md5(CAST(ROW(t."contactDetails") AS text)) AS digest
FROM website.bookings AS t;

-- What the toolkit knows of them, by COPY into tables of the session.
CREATE TEMP TABLE booking_toolkit_bookings (reference text, user_id uuid, created_by_user_id uuid,
    group_id uuid, source text, referral_source text, booking_notes text);
CREATE TEMP TABLE booking_toolkit_groups (row_number bigint, id uuid, group_reference text, company_id uuid,
    organizer_id uuid, group_name text, total_participants bigint, status text, created_at timestamptz,
    updated_at timestamptz);
CREATE TEMP TABLE booking_toolkit_users (row_number bigint, id uuid, kind text, email text, first_name text,
    last_name text, phone text, company_name text, city text, postcode text, country text,
    created_at timestamptz, last_activity_at timestamptz, total_bookings bigint, total_spent text,
    total_spent_currency text, first_booking_date timestamptz, last_booking_date timestamptz,
    upcoming_bookings bigint, certificates_earned bigint);
CREATE TEMP TABLE booking_toolkit_links AS
SELECT r.row_number, r.key_1, r.digest, n.reference IS NOT NULL AS is_imported,
    n.user_id, n.created_by_user_id, n.group_id, n.source, n.referral_source, n.booking_notes
FROM pg_temp.booking_toolkit_rows AS r LEFT JOIN pg_temp.booking_toolkit_bookings AS n USING (reference);
CREATE UNIQUE INDEX booking_toolkit_links_row ON pg_temp.booking_toolkit_links (row_number);
ANALYZE pg_temp.booking_toolkit_links;
DROP TABLE pg_temp.booking_toolkit_rows, pg_temp.booking_toolkit_bookings;

-- The plan's tables, in one transaction.
CREATE TABLE website.users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL DEFAULT 'person',
    email text,
    first_name text,
    last_name text,
    phone text,
    company_name text,
    city text,
    postcode text,
    country text,
    created_at timestamptz DEFAULT now(),
    last_activity_at timestamptz,
    total_bookings bigint NOT NULL DEFAULT 0,
    -- Money paid and kept, in total_spent_currency: currencies are never added together.
    total_spent numeric NOT NULL DEFAULT 0,
    total_spent_currency text,
    first_booking_date timestamptz,
    last_booking_date timestamptz,
    upcoming_bookings bigint NOT NULL DEFAULT 0,
    certificates_earned bigint NOT NULL DEFAULT 0
);
CREATE INDEX idx_users_email ON website.users (email);
COMMENT ON TABLE website.users IS 'booking-toolkit link-back: made for website.bookings; --link-back --undo drops it';
CREATE TABLE website.booking_groups (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_reference text UNIQUE NOT NULL,
    company_id uuid REFERENCES website.users (id),
    organizer_id uuid REFERENCES website.users (id),
    group_name text,
    total_participants bigint,
    status varchar(50) DEFAULT 'active',
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now()
);
COMMENT ON TABLE website.booking_groups IS 'booking-toolkit link-back: made for website.bookings; --link-back --undo drops it';

-- The plan's columns, in one transaction; it waits 250ms for its lock, and tries again later.
ALTER TABLE website.bookings
    ADD COLUMN user_id uuid,
    ADD COLUMN created_by_user_id uuid,
    ADD COLUMN source varchar(50),
    ADD COLUMN referral_source varchar(100),
    ADD COLUMN booking_notes text,
    ADD COLUMN group_id uuid,
    ALTER COLUMN source SET DEFAULT 'website';
COMMENT ON COLUMN website.bookings.user_id IS 'booking-toolkit link-back: added; --link-back --undo drops it';
COMMENT ON COLUMN website.bookings.created_by_user_id IS 'booking-toolkit link-back: added; --link-back --undo drops it';
COMMENT ON COLUMN website.bookings.source IS 'booking-toolkit link-back: added; --link-back --undo drops it';
COMMENT ON COLUMN website.bookings.referral_source IS 'booking-toolkit link-back: added; --link-back --undo drops it';
COMMENT ON COLUMN website.bookings.booking_notes IS 'booking-toolkit link-back: added; --link-back --undo drops it';
COMMENT ON COLUMN website.bookings.group_id IS 'booking-toolkit link-back: added; --link-back --undo drops it';

-- Users and groups that links lead to, batch by batch.
DELETE FROM pg_temp.booking_toolkit_groups AS n
WHERE NOT EXISTS (SELECT FROM pg_temp.booking_toolkit_links AS l WHERE l.group_id = n.id);
DELETE FROM pg_temp.booking_toolkit_users AS n
WHERE id NOT IN (
    SELECT l.user_id FROM pg_temp.booking_toolkit_links AS l JOIN website.bookings AS b ON b.id = l.key_1
    WHERE l.user_id IS NOT NULL AND COALESCE(b.user_id, l.user_id) = l.user_id
    UNION SELECT created_by_user_id FROM pg_temp.booking_toolkit_links WHERE created_by_user_id IS NOT NULL
    UNION SELECT company_id FROM pg_temp.booking_toolkit_groups WHERE company_id IS NOT NULL
    UNION SELECT organizer_id FROM pg_temp.booking_toolkit_groups WHERE organizer_id IS NOT NULL);
INSERT INTO website.users AS old (id, kind, email, first_name, last_name, phone, company_name, city, postcode, country, created_at, last_activity_at, total_bookings, total_spent, total_spent_currency, first_booking_date, last_booking_date, upcoming_bookings, certificates_earned)
SELECT n.id, n.kind, n.email, n.first_name, n.last_name, n.phone, n.company_name, n.city, n.postcode, n.country, n.created_at, n.last_activity_at, n.total_bookings, CAST(n.total_spent AS numeric), n.total_spent_currency, n.first_booking_date, n.last_booking_date, n.upcoming_bookings, n.certificates_earned FROM pg_temp.booking_toolkit_users AS n WHERE :after < n.row_number AND n.row_number <= :upto
ON CONFLICT (id) DO UPDATE SET
    email = COALESCE(old.email, excluded.email),
    first_name = COALESCE(old.first_name, excluded.first_name),
    last_name = COALESCE(old.last_name, excluded.last_name),
    phone = COALESCE(old.phone, excluded.phone),
    company_name = COALESCE(old.company_name, excluded.company_name),
    city = COALESCE(old.city, excluded.city),
    postcode = COALESCE(old.postcode, excluded.postcode),
    country = COALESCE(old.country, excluded.country),
    created_at = COALESCE(old.created_at, excluded.created_at),
    last_activity_at = excluded.last_activity_at,
    total_bookings = excluded.total_bookings,
    total_spent = excluded.total_spent,
    total_spent_currency = excluded.total_spent_currency,
    first_booking_date = excluded.first_booking_date,
    last_booking_date = excluded.last_booking_date,
    upcoming_bookings = excluded.upcoming_bookings,
    certificates_earned = excluded.certificates_earned
WHERE (old.email, old.first_name, old.last_name, old.phone, old.company_name, old.city, old.postcode, old.country, old.created_at, old.last_activity_at, old.total_bookings, old.total_spent, old.total_spent_currency, old.first_booking_date, old.last_booking_date, old.upcoming_bookings, old.certificates_earned)
    IS DISTINCT FROM (COALESCE(old.email, excluded.email), COALESCE(old.first_name, excluded.first_name), COALESCE(old.last_name, excluded.last_name), COALESCE(old.phone, excluded.phone), COALESCE(old.company_name, excluded.company_name), COALESCE(old.city, excluded.city), COALESCE(old.postcode, excluded.postcode), COALESCE(old.country, excluded.country), COALESCE(old.created_at, excluded.created_at), excluded.last_activity_at, excluded.total_bookings, excluded.total_spent, excluded.total_spent_currency, excluded.first_booking_date, excluded.last_booking_date, excluded.upcoming_bookings, excluded.certificates_earned);
INSERT INTO website.booking_groups AS old (id, group_reference, company_id, organizer_id, group_name, total_participants, status, created_at, updated_at)
SELECT n.id, n.group_reference, n.company_id, n.organizer_id, n.group_name, n.total_participants, n.status, n.created_at, n.updated_at FROM pg_temp.booking_toolkit_groups AS n WHERE :after < n.row_number AND n.row_number <= :upto
ON CONFLICT (group_reference) DO UPDATE SET
    company_id = COALESCE(old.company_id, excluded.company_id),
    organizer_id = COALESCE(old.organizer_id, excluded.organizer_id),
    group_name = COALESCE(old.group_name, excluded.group_name),
    total_participants = excluded.total_participants
WHERE (old.company_id, old.organizer_id, old.group_name, old.total_participants)
    IS DISTINCT FROM (COALESCE(old.company_id, excluded.company_id), COALESCE(old.organizer_id, excluded.organizer_id), COALESCE(old.group_name, excluded.group_name), excluded.total_participants);
UPDATE pg_temp.booking_toolkit_links AS l SET group_id = g.id
FROM pg_temp.booking_toolkit_groups AS n JOIN website.booking_groups AS g USING (group_reference)
WHERE l.group_id = n.id AND g.id <> n.id;

-- Links, batch by batch: each a transaction of its own, by key, of about a tenth of a second.
UPDATE website.bookings AS b SET
    user_id = COALESCE(b.user_id, l.user_id),
    created_by_user_id = COALESCE(b.created_by_user_id, l.created_by_user_id),
    source = COALESCE(b.source, left(l.source, 50)),
    referral_source = COALESCE(b.referral_source, left(l.referral_source, 100)),
    booking_notes = COALESCE(b.booking_notes, l.booking_notes),
    group_id = COALESCE(b.group_id, l.group_id)
FROM pg_temp.booking_toolkit_links AS l
WHERE :after < l.row_number AND l.row_number <= :upto
    AND b.id = l.key_1
    AND l.is_imported
    AND md5(CAST(ROW(b."contactDetails") AS text)) = l.digest
    AND (b.user_id, b.created_by_user_id, b.source, b.referral_source, b.booking_notes, b.group_id)
        IS DISTINCT FROM (COALESCE(b.user_id, l.user_id), COALESCE(b.created_by_user_id, l.created_by_user_id), COALESCE(b.source, left(l.source, 50)), COALESCE(b.referral_source, left(l.referral_source, 100)), COALESCE(b.booking_notes, l.booking_notes), COALESCE(b.group_id, l.group_id));

-- Indexes, each without stopping anybody.
CREATE INDEX CONCURRENTLY idx_bookings_user_id ON website.bookings (user_id);
CREATE INDEX CONCURRENTLY idx_bookings_created_by ON website.bookings (created_by_user_id);
CREATE INDEX CONCURRENTLY idx_bookings_source ON website.bookings (source);
CREATE INDEX CONCURRENTLY idx_bookings_group_id ON website.bookings (group_id);

-- Foreign keys, for what is written from now on; then for what is there.
ALTER TABLE website.bookings ADD CONSTRAINT bookings_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES website.users (id) NOT VALID;
ALTER TABLE website.bookings ADD CONSTRAINT bookings_created_by_user_id_fkey
    FOREIGN KEY (created_by_user_id) REFERENCES website.users (id) NOT VALID;
ALTER TABLE website.bookings ADD CONSTRAINT bookings_group_id_fkey
    FOREIGN KEY (group_id) REFERENCES website.booking_groups (id) NOT VALID;
ALTER TABLE website.bookings VALIDATE CONSTRAINT bookings_user_id_fkey;
ALTER TABLE website.bookings VALIDATE CONSTRAINT bookings_created_by_user_id_fkey;
ALTER TABLE website.bookings VALIDATE CONSTRAINT bookings_group_id_fkey;

-- What became of every row.
SELECT count(*),
    count(*) FILTER (WHERE b.user_id = l.user_id),
    count(*) FILTER (WHERE b.user_id IS DISTINCT FROM l.user_id AND b.user_id IS NOT NULL),
    count(*) FILTER (WHERE b.user_id IS NULL AND l.row_number IS NULL),
    count(*) FILTER (WHERE b.user_id IS NULL AND NOT l.is_imported),
    count(*) FILTER (WHERE b.user_id IS NULL AND l.is_imported AND l.user_id IS NULL),
    count(*) FILTER (WHERE b.user_id IS NULL AND l.user_id IS NOT NULL AND md5(CAST(ROW(b."contactDetails") AS text)) <> l.digest),
    count(*) FILTER (WHERE b.user_id IS NULL AND l.user_id IS NOT NULL AND md5(CAST(ROW(b."contactDetails") AS text)) = l.digest)
FROM website.bookings AS b LEFT JOIN pg_temp.booking_toolkit_links AS l ON b.id = l.key_1;
