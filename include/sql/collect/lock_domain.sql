-- The domain that has been free for longest and has something due. Locked rows are passed over: another
-- worker is reserving them.
SELECT d.domain, d.slow_downs, d.usual_seconds
FROM ops.domain AS d
WHERE d.next_free_at <= now()
    AND (d.lease_until IS NULL OR d.lease_until < now())
    AND EXISTS (
        SELECT FROM ops.due_fetch(%(mode)s, %(sources)s::text [], %(spent)s::text []) AS w
        WHERE w.domain = d.domain AND w.due_at <= now()
    )
ORDER BY d.next_free_at
LIMIT 1
FOR NO KEY UPDATE OF d SKIP LOCKED
