-- The articles of a source that came last.
SELECT
    left(v.headline, 300) AS headline,
    v.published_value,
    v.document_key,
    v.word_count
FROM news.article AS a
INNER JOIN news.article_revision AS v ON a.current_revision_id = v.revision_id
WHERE a.source_id = %(source)s
ORDER BY a.last_seen_at DESC
LIMIT 12
