-- The open rejections of a source by reason.
SELECT reason, stage, count(*) AS rejections, max(last_seen_at) AS newest
FROM ops.rejection
WHERE state = 'open' AND source = %(source)s
GROUP BY reason, stage
ORDER BY rejections DESC, reason
LIMIT 30
