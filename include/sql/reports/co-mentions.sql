-- Who is named together in the same articles. Parameters: entity, kind (of the other), rows.
SELECT
    entity,
    other_entity,
    other_kind,
    articles,
    first_day,
    last_day
FROM mart.co_mention
WHERE (%(entity)s IS NOT NULL AND entity ILIKE %(entity)s OR %(entity)s IS NULL AND entity_id < other_entity_id)
    AND (%(kind)s IS NULL OR other_kind = %(kind)s)
ORDER BY articles DESC, entity, other_entity
LIMIT coalesce(%(rows)s::integer, 50)
