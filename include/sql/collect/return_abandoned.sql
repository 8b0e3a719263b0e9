-- Addresses whose worker died go back to where they were, and the log tells of the request that nobody
-- ended. A page that was being visited again has a document.
WITH abandoned AS (
    SELECT address_key
    FROM ops.address
    WHERE state = 'fetching' AND lease_until < now()
    ORDER BY address_key
    FOR UPDATE SKIP LOCKED
),

returned AS (
    UPDATE ops.address AS a
    SET
        state = CASE WHEN a.document_key IS NULL THEN 'queued' ELSE 'fetched' END,
        lease_until = NULL,
        attempts = a.attempts + 1,
        next_attempt_at = CASE WHEN a.document_key IS NULL THEN now() END
    FROM abandoned
    WHERE a.address_key = abandoned.address_key
    RETURNING a.source, a.fetch_address, a.domain, a.document_key
)

INSERT INTO ops.fetch (run_id, purpose, source, address, domain, worker, started_at, seconds, outcome)
SELECT
    %(run_id)s,
    CASE WHEN document_key IS NULL THEN 'page' ELSE 'recheck' END,
    source, fetch_address, domain, 'unknown', now(), 0, 'abandoned'
FROM returned
