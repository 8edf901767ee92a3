#!/usr/bin/env python3
"""The whole job as a DuckDB script would do it, for scripts/benchmark to stand beside.

Usage: duckdb-job.py EXPORTS DATABASE REPORTS

Reads legacy-bookings.csv and sessions.csv of the folder EXPORTS into typed tables of a new DATABASE, makes a user of each
normalised e-mail address (else of telephone and name), links the bookings, sums up each user, and writes the four reports
as CSV into REPORTS. It checks nothing, rejects nothing, keeps no ledger and knows no second run: it is what the job costs
without them. Prints the seconds of the four reports.
"""

import pathlib
import sys
import time

import duckdb

PREPARATION = """
CREATE TABLE sessions AS SELECT * FROM read_csv('{exports}/sessions.csv');
CREATE TABLE contacts AS
    SELECT *,
        nullif(lower(trim(contactDetails ->> 'email')), '') AS email_key,
        nullif(regexp_replace(contactDetails ->> 'phone', '[^0-9]', '', 'g'), '') AS phone_key,
        lower(trim(contactDetails ->> 'firstName') || ' ' || trim(contactDetails ->> 'lastName')) AS name_key
    FROM read_csv('{exports}/legacy-bookings.csv');
CREATE TABLE bookings AS
    SELECT * EXCLUDE (contactDetails, email_key, phone_key, name_key), contactDetails,
        md5(coalesce(email_key, phone_key || name_key, id::VARCHAR)) AS user_id
    FROM contacts;
DROP TABLE contacts;
CREATE INDEX bookings_reference ON bookings (bookingReference);
CREATE TABLE users AS
    SELECT user_id,
        arg_max(contactDetails ->> 'firstName', created_at) AS first_name,
        arg_max(contactDetails ->> 'lastName', created_at) AS last_name,
        arg_max(contactDetails ->> 'phone', created_at) AS phone,
        count(*) AS bookings,
        count(*) FILTER (status IN ('confirmed', 'completed', 'no_show')) AS active_bookings,
        sum(finalAmount) FILTER (paidAt IS NOT NULL) AS net,
        min(created_at) AS first_booking, max(created_at) AS last_booking,
        date_trunc('month', min(created_at)) AS cohort
    FROM bookings GROUP BY user_id;
"""

REPORTS = {
    "customer_lifetime_value": """
        SELECT user_id, first_booking::DATE AS first_booking_on, last_booking::DATE AS last_booking_on, bookings,
            active_bookings, net, net / nullif(active_bookings, 0) AS average_order_value
        FROM users ORDER BY net DESC NULLS LAST, user_id""",
    "retention": """
        SELECT cohort, date_diff('month', cohort, date_trunc('month', created_at)) AS period,
            count(DISTINCT user_id) AS active
        FROM bookings JOIN users USING (user_id) GROUP BY ALL ORDER BY ALL""",
    "capacity_utilisation": """
        SELECT sessions.*, booked, booked / nullif("Capacity", 0) AS utilisation
        FROM sessions LEFT JOIN (
            SELECT sessionId AS "Session", count(*) AS booked FROM bookings WHERE status <> 'cancelled' GROUP BY ALL)
        USING ("Session") ORDER BY ALL""",
    "revenue_by_source": """
        SELECT date_trunc('month', created_at) AS month, source, count(*) AS bookings, count(DISTINCT user_id) AS customers,
            sum(originalAmount) AS gross, sum(discountAmount) AS discounts, sum(finalAmount) AS net
        FROM bookings WHERE paidAt IS NOT NULL GROUP BY ALL ORDER BY ALL""",
}


def main() -> None:
    exports, database, reports = sys.argv[1:]
    pathlib.Path(reports).mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(database)
    connection.execute(PREPARATION.format(exports=exports))
    start = time.perf_counter()
    for name, query in REPORTS.items():
        connection.execute(f"COPY ({query}) TO '{reports}/{name}.csv'")
    print(f"{time.perf_counter() - start:.3f}")
    connection.close()


if __name__ == "__main__":
    main()
