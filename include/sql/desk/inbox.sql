-- A page of rejections, the one seen last first. `before` and `after_id` are the time and the id of the last
-- one on the page before.
SELECT
    rejection_id,
    document_key,
    source,
    address,
    stage,
    reason,
    left(evidence, 400) AS evidence,
    expectation,
    state,
    times_seen,
    first_seen_at,
    last_seen_at,
    closed_at,
    closed_by,
    note
FROM ops.rejection
WHERE state = %(state)s
    AND (%(reason)s::text IS NULL OR reason = %(reason)s)
    AND (%(stage)s::text IS NULL OR stage = %(stage)s)
    AND (%(source)s::text IS NULL OR source = %(source)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
    AND (%(since)s::timestamptz IS NULL OR last_seen_at >= %(since)s)
    AND (%(until)s::timestamptz IS NULL OR last_seen_at < %(until)s)
    AND (
        %(before)s::timestamptz IS NULL
        OR last_seen_at < %(before)s
        OR (last_seen_at = %(before)s AND rejection_id > %(after_id)s::uuid)
    )
ORDER BY last_seen_at DESC, rejection_id
LIMIT %(most)s
