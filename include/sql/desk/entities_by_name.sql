-- Entities that go by a name: `alike` is 2 for their own, 1.5 for another of theirs, and below 1 for a name
-- that is only spelt alike.
SELECT e.entity_id, e.name, e.kind, e.status, e.wikidata, max(n.alike) AS alike
FROM (
    (
        SELECT entity_id, 2::real AS alike
        FROM news.entity
        WHERE lower(name) = lower(%(name)s)
        LIMIT 20
    )
    UNION ALL
    (
        SELECT entity_id, 1.5::real
        FROM news.entity_alias
        WHERE lower(alias) = lower(%(name)s)
        LIMIT 20
    )
    UNION ALL
    (
        SELECT entity_id, least(public.similarity(name, %(name)s), 0.99)
        FROM news.entity
        WHERE name OPERATOR(public.%%) %(name)s
        ORDER BY public.similarity(name, %(name)s) DESC
        LIMIT 20
    )
) AS n
INNER JOIN news.entity_resolution AS c ON n.entity_id = c.entity_id
INNER JOIN news.entity AS e ON c.canonical_id = e.entity_id
GROUP BY e.entity_id
ORDER BY alike DESC, e.status = 'registry' DESC, e.name, e.entity_id
LIMIT 20
