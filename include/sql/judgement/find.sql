-- Entities by id, or by name: those of the first of these ways that finds one.
WITH found AS (
    SELECT e.entity_id, 1 AS way
    FROM news.entity AS e
    WHERE e.entity_id = %(id)s::uuid
    UNION ALL
    SELECT e.entity_id, 2
    FROM news.entity AS e
    WHERE lower(e.name) = lower(%(name)s) AND e.name = %(name)s
    UNION ALL
    SELECT e.entity_id, 3
    FROM news.entity AS e
    WHERE lower(e.name) = lower(%(name)s)
    UNION ALL
    SELECT a.entity_id, 4
    FROM news.entity_alias AS a
    WHERE lower(a.alias) = lower(%(name)s)
    UNION ALL
    SELECT j.entity_id, 4
    FROM mart.judgement AS j
    WHERE j.surface = %(name)s AND j.about = 'alias' AND j.verdict = 'same' AND j.is_active
)

SELECT DISTINCT
    e.entity_id, e.name, e.kind, e.status, e.wikidata, e.iso_code, r.canonical_id, c.name AS canonical_name
FROM found AS f
INNER JOIN news.entity AS e ON f.entity_id = e.entity_id
INNER JOIN news.entity_resolution AS r ON e.entity_id = r.entity_id
INNER JOIN news.entity AS c ON r.canonical_id = c.entity_id
WHERE f.way = (SELECT min(way) FROM found)
ORDER BY e.status DESC, e.kind, e.name, e.entity_id
