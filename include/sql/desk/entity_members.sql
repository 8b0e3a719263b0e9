-- The entities that one stands for, itself first.
SELECT e.entity_id, e.name, e.kind, e.status
FROM news.entity_resolution AS c
INNER JOIN news.entity AS e USING (entity_id)
WHERE c.canonical_id = %(entity_id)s
ORDER BY e.entity_id <> %(entity_id)s, e.name, e.entity_id
LIMIT 200
