SELECT day, source_id AS source, headline, mentions, quotations
FROM mart.article_entity
WHERE entity_id = %(entity_id)s
ORDER BY day DESC NULLS LAST, mentions DESC, article_id
LIMIT 10
