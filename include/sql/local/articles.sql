-- The wordings that a run published, the newest first.
SELECT
    r.published_value,
    a.source_id,
    r.headline,
    r.word_count,
    (SELECT count(DISTINCT m.entity_id) FROM news.mention AS m WHERE m.revision_id = r.revision_id) AS entities,
    r.revision_number
FROM news.article_revision AS r
INNER JOIN news.article AS a USING (article_id)
WHERE r.run_id = %(run_id)s
ORDER BY r.published_on DESC NULLS LAST, r.published_value DESC NULLS LAST, r.headline
LIMIT %(most)s
