-- All rejections of a document.
SELECT rejection_id, stage, reason, left(evidence, 400) AS evidence, expectation, state, first_seen_at, last_seen_at,
    closed_at, closed_by, times_seen, first_run, last_run
FROM ops.rejection
WHERE document_key = %(document_key)s
ORDER BY last_seen_at DESC
LIMIT 50
