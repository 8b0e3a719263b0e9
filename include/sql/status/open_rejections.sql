SELECT
    reason,
    stage,
    count(*) AS rejections,
    count(DISTINCT source) AS sources,
    min(first_seen_at)::timestamp(0) AS oldest,
    max(last_seen_at)::timestamp(0) AS newest
FROM ops.rejection
WHERE state = 'open'
GROUP BY reason, stage
ORDER BY rejections DESC, reason
