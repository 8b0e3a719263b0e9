-- Rejections of the same cause together.
SELECT
    reason,
    stage,
    cause,
    count(*) AS rejections,
    count(DISTINCT source) AS sources,
    min(source) AS a_source,
    max(last_seen_at) AS newest
FROM ops.rejection
WHERE state = %(state)s
    AND (%(reason)s::text IS NULL OR reason = %(reason)s)
    AND (%(stage)s::text IS NULL OR stage = %(stage)s)
    AND (%(source)s::text IS NULL OR source = %(source)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
    AND (%(since)s::timestamptz IS NULL OR last_seen_at >= %(since)s)
    AND (%(until)s::timestamptz IS NULL OR last_seen_at < %(until)s)
GROUP BY reason, stage, cause
ORDER BY rejections DESC, reason, cause
LIMIT %(most)s
