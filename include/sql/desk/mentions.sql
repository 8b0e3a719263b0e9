-- The names of a wording: as they are judged now, beside how the enricher linked them.
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
    e.wikidata,
    j.judgement_id
FROM news.mention AS m
LEFT JOIN news.mention_resolution AS j USING (revision_id, start_char, end_char)
LEFT JOIN news.entity_resolution AS c ON c.entity_id = m.entity_id AND j.revision_id IS NULL
LEFT JOIN news.entity AS e
    ON e.entity_id = CASE WHEN j.revision_id IS NULL THEN coalesce(c.canonical_id, m.entity_id) ELSE j.entity_id END
WHERE m.revision_id = %(revision_id)s
ORDER BY m.start_char, m.end_char
LIMIT 5000
