-- How many rejections there are, counted up to a limit: beyond it nobody reads on.
SELECT count(*) AS rejections
FROM (
    SELECT
    FROM ops.rejection
    WHERE state = %(state)s
        AND (%(reason)s::text IS NULL OR reason = %(reason)s)
        AND (%(stage)s::text IS NULL OR stage = %(stage)s)
        AND (%(source)s::text IS NULL OR source = %(source)s)
        AND (%(cause)s::text IS NULL OR cause = %(cause)s)
        AND (%(since)s::timestamptz IS NULL OR last_seen_at >= %(since)s)
        AND (%(until)s::timestamptz IS NULL OR last_seen_at < %(until)s)
    LIMIT %(most)s
) AS counted
