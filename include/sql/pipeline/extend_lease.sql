-- Rows that another transaction holds are left out: their holder extends them itself.
UPDATE ops.work AS w
SET lease_until = now() + %(lease)s
FROM (
    SELECT document_key
    FROM ops.work
    WHERE run_id = %(run_id)s
    FOR UPDATE SKIP LOCKED
) AS held
WHERE w.document_key = held.document_key
