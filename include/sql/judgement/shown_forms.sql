SELECT m.surface, m.link_method, m.flag, count(*) AS mentions, count(DISTINCT m.article_id) AS articles
FROM mart.mention AS m
WHERE m.entity_id = %(entity_id)s
GROUP BY m.surface, m.link_method, m.flag
ORDER BY mentions DESC, m.surface
LIMIT 20
