-- The articles of a source that came last.
SELECT v.headline, v.published_on, v.published_value, v.created_at, v.document_key, v.word_count, cardinality(v.authors) AS authors
FROM news.article AS a
INNER JOIN news.article_revision AS v ON a.current_revision_id = v.revision_id
WHERE a.source_id = %(source)s
ORDER BY a.last_seen_at DESC, a.article_id
LIMIT 20
