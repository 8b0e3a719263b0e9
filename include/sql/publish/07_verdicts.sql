INSERT INTO ops.verdict (document_key, outcome, revision_id, run_id)
SELECT document_key, 'published', revision_id, run_id
FROM batch_document
ON CONFLICT (document_key) DO UPDATE
SET
    outcome = excluded.outcome,
    revision_id = excluded.revision_id,
    rejection_id = NULL,
    run_id = excluded.run_id,
    decided_at = now();

UPDATE ops.run_item AS i
SET outcome = CASE WHEN b.is_new THEN 'published' ELSE 'unchanged' END, reason = NULL
FROM batch_document AS b
WHERE i.run_id = b.run_id AND i.item_key = b.document_key AND i.outcome IS NULL;

DELETE FROM ops.work AS w
USING batch_document AS b
WHERE w.document_key = b.document_key
