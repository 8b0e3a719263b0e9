SELECT
    entity_id, entity, kind, mentions, articles, sources, first_day, last_day, surfaces, candidates
FROM mart.entity_proposal
WHERE articles >= %(articles)s
    AND sources >= %(sources)s
    AND (%(kind)s IS NULL OR kind = %(kind)s)
ORDER BY articles DESC, mentions DESC, entity, entity_id
LIMIT %(rows)s
