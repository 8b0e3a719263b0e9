SELECT other_entity AS named_with, other_kind AS kind, articles, first_day, last_day
FROM mart.co_mention
WHERE entity_id = %(entity_id)s
ORDER BY articles DESC, other_entity
LIMIT 10
