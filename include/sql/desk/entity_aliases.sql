-- The names of entities.
SELECT alias, min(origin) AS origin
FROM news.entity_alias
WHERE entity_id = ANY(%(members)s::uuid [])
GROUP BY alias
ORDER BY min(origin) DESC, alias
LIMIT 60
