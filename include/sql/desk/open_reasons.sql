-- Open rejections by reason, and how many of them came in the last day. By source first: to count different
-- sources over all rows would sort them.
SELECT
    reason,
    stage,
    sum(rejections) AS rejections,
    count(*) AS sources,
    sum(of_today) AS of_today,
    max(newest) AS newest
FROM (
    SELECT
        reason,
        stage,
        source,
        count(*) AS rejections,
        count(*) FILTER (WHERE last_seen_at > now() - interval '1 day') AS of_today,
        max(last_seen_at) AS newest
    FROM ops.rejection
    WHERE state = 'open'
    GROUP BY reason, stage, source
) AS by_source
GROUP BY reason, stage
ORDER BY rejections DESC, reason
