-- One entity, and the one that stands for it.
SELECT
    e.entity_id,
    e.name,
    e.kind,
    e.status,
    e.wikidata,
    e.iso_code,
    e.country,
    e.first_seen_at,
    c.canonical_id,
    s.name AS canonical,
    w.mentions,
    w.articles,
    w.sources
FROM news.entity AS e
INNER JOIN news.entity_resolution AS c ON e.entity_id = c.entity_id
INNER JOIN news.entity AS s ON c.canonical_id = s.entity_id
LEFT JOIN ops.provisional_entity AS w ON e.entity_id = w.entity_id
WHERE e.entity_id = %(entity_id)s
