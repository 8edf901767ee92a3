-- Who a user is, from run to run: ids that stay, ids that were given up, what people have decided, how users are linked.
-- Run by: the migrator, once, in the transaction of the first run that opens the database. Not to be repeated by hand.

-- A user is founded by a contact: the one seen first when the user was made. The user's id goes where that contact goes,
-- whatever joins it later, and of two users that turn out to be one the one that was founded earlier keeps its id.
ALTER TABLE users ADD COLUMN founding_contact_id uuid;

-- Users are numbered in the order in which they were founded: the lower number is the older user. Never changed.
ALTER TABLE users ADD COLUMN founding_number bigint;

-- Ids that users had before they turned out to be other users: they still lead there.
CREATE TABLE user_aliases (
    alias_id uuid NOT NULL PRIMARY KEY,
    user_id uuid NOT NULL,
    -- As of users: with its contact the id comes back to life where that becomes a user of its own again.
    founding_contact_id uuid NOT NULL,
    founding_number bigint NOT NULL
);

-- Users who have something in common without being one: user_id organises for other_user_id (a mailbox named after the
-- one is used for the other), lives with it, or works where it works.
CREATE TABLE user_links (
    user_id uuid NOT NULL,
    other_user_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('organiser', 'household', 'company')),
    PRIMARY KEY (user_id, other_user_id, kind)
);

CREATE INDEX user_links_other_user_id ON user_links (other_user_id);

-- What people have decided about contacts. Rows are only ever added. The rows of one operation belong together: a merge
-- names each contact that is the first's; a split names each pair that it parts (split) and what stays together on
-- either side (must-merge); undo names the operation that holds no longer.
ALTER TABLE match_decisions
    ADD COLUMN operation_id bigint,
    ADD COLUMN undone_operation_id bigint,
    ALTER COLUMN contact_id DROP NOT NULL,
    ALTER COLUMN other_contact_id DROP NOT NULL,
    DROP CONSTRAINT match_decisions_kind_check;

UPDATE match_decisions SET operation_id = decision_id;

ALTER TABLE match_decisions
    ALTER COLUMN operation_id SET NOT NULL,
    ADD CONSTRAINT match_decisions_kind_check
        CHECK (kind IN ('merge', 'split', 'never-merge', 'must-merge', 'undo')),
    ADD CONSTRAINT match_decisions_undo_check CHECK (
        (kind = 'undo') = (undone_operation_id IS NOT NULL) AND (kind = 'undo') = (contact_id IS NULL)
        AND (kind = 'undo') = (other_contact_id IS NULL)
    );

-- What the last run of dedupe found, such as the expected precision.
CREATE TABLE match_figures (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value double precision NOT NULL
);
