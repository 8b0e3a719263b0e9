-- The last requests for a source that brought nothing, and why.
SELECT started_at, purpose, address, outcome, status, reason, detail, run_id
FROM ops.fetch
WHERE source = %(source)s AND outcome IN ('gone', 'refused', 'slowed', 'failed', 'abandoned')
ORDER BY started_at DESC
LIMIT 15
