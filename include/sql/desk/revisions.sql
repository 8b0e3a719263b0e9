-- The wordings of an article, oldest first, without their bodies.
SELECT
    v.revision_id, v.revision_number, v.cause, v.headline, v.word_count, v.captured_at, v.created_at, v.last_seen_at,
    v.run_id, v.document_key, v.clean_versions, v.revision_id = a.current_revision_id AS is_current
FROM news.article_revision AS v
INNER JOIN news.article AS a USING (article_id)
WHERE v.article_id = %(article_id)s
ORDER BY v.revision_number
LIMIT 200
