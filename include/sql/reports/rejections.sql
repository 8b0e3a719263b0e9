-- What was turned away and why. Parameters: reason, source, state (open unless you say).
SELECT
    reason,
    stage,
    source,
    state,
    rejections,
    oldest::timestamp(0) AS oldest,
    newest::timestamp(0) AS newest
FROM mart.rejection_by_reason
WHERE (%(reason)s IS NULL OR reason = %(reason)s)
    AND (%(source)s IS NULL OR source = %(source)s)
    AND state = coalesce(%(state)s, 'open')
ORDER BY rejections DESC, reason, source
