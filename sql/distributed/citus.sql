-- How the tables are spread over the nodes of a Citus cluster. Citus 12 or newer.
-- Parameters: none. Run by: the first run that opens an empty database, in its transaction, after the files of
-- schema/postgresql and before any row; where the server has Citus, or for --distributed citus. Not to be repeated.
--
-- Bookings are spread by their own id, which never changes, so that a booking can change its user. What bookings are
-- joined with is on every node, so that each node answers for its own bookings: users, contacts, sessions and what
-- hangs on bookings. A unique constraint off the distribution column, such as one waiting user a session, needs that too.
-- The ledger, the settings and the decisions are few rows and stay with the coordinator, in the same transaction.

-- One statement after the other over the same connections: index changes follow COPY in one transaction.
SET LOCAL citus.multi_shard_modify_mode TO 'sequential';

SELECT create_reference_table('users');
SELECT create_reference_table('contacts');
SELECT create_reference_table('courses');
SELECT create_reference_table('course_sessions');
SELECT create_reference_table('booking_groups');
SELECT create_reference_table('waiting_lists');
SELECT create_reference_table('booking_communications');
SELECT create_reference_table('payments');
SELECT create_reference_table('certificates');
SELECT create_reference_table('user_notes');
SELECT create_reference_table('user_aliases');
SELECT create_reference_table('user_links');
SELECT create_reference_table('booking_lines');
SELECT create_distributed_table('bookings', 'id', colocate_with => 'none');
SELECT create_distributed_table('user_totals', 'user_id', colocate_with => 'none');
