-- Every document that the run holds is on its list; one that was first seen as another's is now its own.
WITH listed AS (
    INSERT INTO ops.run_item AS i (run_id, item_key, source, address, document_key)
    SELECT w.run_id, d.document_key, d.source, d.address, d.document_key
    FROM ops.work AS w
    INNER JOIN raw.document AS d USING (document_key)
    WHERE w.run_id = %(run_id)s
    ORDER BY d.document_key
    ON CONFLICT (run_id, item_key) DO UPDATE
    SET outcome = NULL, reason = NULL
    WHERE i.outcome IS NOT NULL
    RETURNING 1
)

SELECT count(*)
FROM listed
