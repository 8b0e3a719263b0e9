-- Articles that name an entity, by day of publication.
SELECT v.published_on AS day, count(DISTINCT v.revision_id) AS articles
FROM news.mention AS m
INNER JOIN news.article_revision AS v ON m.revision_id = v.revision_id
INNER JOIN news.article AS a ON v.revision_id = a.current_revision_id
WHERE m.named_entity_id = ANY(%(members)s::uuid []) AND v.published_on IS NOT NULL
GROUP BY v.published_on
ORDER BY v.published_on
