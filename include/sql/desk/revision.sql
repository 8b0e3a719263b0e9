-- One wording of an article, with the names of its source.
SELECT
    v.*,
    NULL AS search,
    a.source_id,
    a.address,
    a.current_revision_id,
    coalesce(s.name, a.source_id) AS source_name
FROM news.article_revision AS v
INNER JOIN news.article AS a USING (article_id)
INNER JOIN news.source AS s USING (source_id)
WHERE v.revision_id = %(revision_id)s
