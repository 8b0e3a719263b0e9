-- The names of a wording, as they are judged now.
SELECT
    m.start_char,
    m.end_char,
    m.surface,
    m.kind,
    m.link_method,
    m.link_score,
    m.flag,
    e.entity_id,
    e.name AS entity,
    e.status,
    e.wikidata
FROM news.mention AS m
LEFT JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
LEFT JOIN news.entity AS e ON c.canonical_id = e.entity_id
WHERE m.revision_id = %(revision_id)s
ORDER BY m.start_char, m.end_char
LIMIT 5000
