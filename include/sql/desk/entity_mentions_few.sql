-- Mentions of entities that are named seldom, in context, the newest first.
SELECT
    m.revision_id, m.start_char, m.end_char, m.surface, m.link_method, m.link_score, m.flag,
    substr(v.body, greatest(m.start_char - 139, 1), least(m.start_char, 140)) AS before,
    substr(v.body, m.end_char + 1, 140) AS after,
    v.headline, v.published_on, v.document_key, a.source_id,
    x.judgement_id
FROM news.mention AS m
INNER JOIN news.article_revision AS v USING (revision_id)
INNER JOIN news.article AS a ON v.article_id = a.article_id AND v.revision_id = a.current_revision_id
LEFT JOIN news.mention_resolution AS x USING (revision_id, start_char, end_char)
WHERE m.named_entity_id = ANY(%(members)s::uuid [])
ORDER BY v.published_on DESC NULLS LAST, v.revision_id, m.start_char
LIMIT %(most)s
