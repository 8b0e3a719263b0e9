SELECT e.entity_id, e.name, e.kind, e.status
FROM news.entity_resolution AS r
INNER JOIN news.entity AS e ON r.entity_id = e.entity_id
WHERE r.canonical_id = %(entity_id)s AND r.entity_id <> %(entity_id)s
ORDER BY e.name, e.entity_id
