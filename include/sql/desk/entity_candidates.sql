-- Whom else the mentions of an entity could mean, the likeliest first: of so many mentions of it.
SELECT e.entity_id, e.name, e.kind, e.status, e.wikidata, count(*) AS mentions
FROM (
    SELECT revision_id, start_char, end_char
    FROM news.mention
    WHERE named_entity_id = ANY(%(members)s::uuid [])
    LIMIT 500
) AS m
INNER JOIN news.mention_candidate AS k USING (revision_id, start_char, end_char)
INNER JOIN news.entity_resolution AS c ON k.entity_id = c.entity_id
INNER JOIN news.entity AS e ON c.canonical_id = e.entity_id
WHERE NOT (e.entity_id = ANY(%(members)s::uuid []))
GROUP BY e.entity_id
ORDER BY min(k.rank), mentions DESC, e.name, e.entity_id
LIMIT 8
