-- Open rejections by reason, and how many of them came in the last day.
SELECT
    reason,
    stage,
    count(*) AS rejections,
    count(DISTINCT source) AS sources,
    count(*) FILTER (WHERE last_seen_at > now() - interval '1 day') AS of_today,
    max(last_seen_at) AS newest
FROM ops.rejection
WHERE state = 'open'
GROUP BY reason, stage
ORDER BY rejections DESC, reason
