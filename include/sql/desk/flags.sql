-- What is odd about links, and how often.
SELECT flag, count(*) AS mentions
FROM (SELECT flag FROM news.mention WHERE flag IS NOT NULL LIMIT 200000) AS flagged
GROUP BY flag
ORDER BY mentions DESC, flag
LIMIT 40
