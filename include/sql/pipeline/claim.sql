-- Documents that a process may have died on are claimed one at a time, so that the one at fault does
-- not take its neighbours along.
WITH claimed AS (
    SELECT document_key
    FROM ops.work
    WHERE run_id = %(run_id)s
        AND (%(chunk)s IS NULL OR chunk = %(chunk)s)
        AND state = 'waiting'
        AND (attempts > 0) = %(tried)s
    LIMIT CASE WHEN %(tried)s THEN 1 ELSE %(claim_size)s END
    FOR UPDATE SKIP LOCKED
)

UPDATE ops.work AS w
SET attempts = w.attempts + 1, lease_until = now() + %(lease)s
FROM claimed
INNER JOIN raw.document AS d USING (document_key)
WHERE w.document_key = claimed.document_key
RETURNING
    d.document_key, d.sha256, d.source, d.address, d.media_type, d.charset, d.captured_at,
    d.modified_at, d.first_seen_at, w.attempts
