-- Step 2 of the customer's plan, corrected: link bookings to the users of step 1. PostgreSQL 15.
-- Parameters: none. Run by: a DBA by hand, in the session and transaction of step 1, whose function email_key it uses.
-- Safe to repeat? Yes: only bookings whose user differs are written. A second run says UPDATE 0.
--
-- What was wrong in the plan, and why it mattered:
--   * Its step 1 left several users with one e-mail, so UPDATE … FROM found many users for a booking and took any: for
--     20,095 bookings it matched 397,719 rows of users. email_key is unique here, so there is one or none.
--   * It compared the e-mail as typed: 'Jane@Example.com' was not linked to jane@example.com.
--   * It rewrote every booking each time, and with it every index. The last condition leaves what is right alone.
--   * contactDetails without quotes names no column.

UPDATE bookings
SET user_id = users.id
FROM users
WHERE users.email_key = pg_temp.email_key(bookings."contactDetails" ->> 'email')
    AND bookings.user_id IS DISTINCT FROM users.id;
