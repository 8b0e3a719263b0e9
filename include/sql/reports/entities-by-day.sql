-- Whom articles write about, by day of publication. Parameters: entity, kind, since (a day), rows.
SELECT
    coalesce(day::text, 'undated') AS day,
    entity,
    kind,
    wikidata,
    articles,
    mentions
FROM mart.entity_by_day
WHERE (%(entity)s IS NULL OR entity ILIKE %(entity)s)
    AND (%(kind)s IS NULL OR kind = %(kind)s)
    AND (%(since)s IS NULL OR day >= %(since)s::date)
ORDER BY entity_by_day.day DESC NULLS LAST, articles DESC, mentions DESC, entity
LIMIT coalesce(%(rows)s::integer, 50)
