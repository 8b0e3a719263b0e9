-- How an entity is written, and how that was linked to it: of so many mentions of it.
SELECT m.surface, m.link_method, count(*) AS mentions
FROM (
    SELECT surface, link_method
    FROM news.mention
    WHERE named_entity_id = ANY(%(members)s::uuid [])
    LIMIT 2000
) AS m
GROUP BY m.surface, m.link_method
ORDER BY mentions DESC, m.surface
LIMIT 25
