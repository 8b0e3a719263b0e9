-- What is odd about links, and how often.
SELECT flagged.flag, count(*) AS mentions
FROM (SELECT flag FROM news.mention WHERE flag IS NOT NULL LIMIT 200000) AS flagged
GROUP BY flagged.flag
ORDER BY mentions DESC, flagged.flag
LIMIT 40
