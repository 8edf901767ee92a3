-- Each operation on the ledger of decisions with the decision that it is about in the end: of an undo that which it
-- undoes, of the undoing of an undo that which holds again.
-- Parameters: none. Run by: booking-report --engine sql, and --verify, before data_quality.sql: again and again until it
-- adds nothing, because each time it follows one undo further. Safe to repeat. Reads the database, fills a temporary table.

INSERT INTO report_decisions (operation_id, decision_id)
SELECT DISTINCT d.operation_id, COALESCE(r.decision_id, d.operation_id)
FROM match_decisions AS d LEFT JOIN report_decisions AS r ON r.operation_id = d.undone_operation_id
WHERE (d.undone_operation_id IS NULL OR r.decision_id IS NOT NULL)
    AND d.operation_id NOT IN (SELECT operation_id FROM report_decisions)
