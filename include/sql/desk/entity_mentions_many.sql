-- Mentions of entities that are named often, in context: going back day by day finds enough of them soon.
SELECT
    m.revision_id, m.start_char, m.end_char, m.surface, m.link_method, m.link_score, m.flag,
    substr(v.body, greatest(m.start_char - 139, 1), least(m.start_char, 140)) AS before,
    substr(v.body, m.end_char + 1, 140) AS after,
    v.headline, v.published_on, v.document_key, a.source_id,
    x.judgement_id
FROM (
    SELECT r.*
    FROM news.article_revision AS r
    WHERE EXISTS (
        SELECT FROM news.mention AS n
        WHERE n.revision_id = r.revision_id AND n.named_entity_id = ANY(%(members)s::uuid [])
        -- A limit of its own keeps the search inside each wording, and the walk in the order of the days.
        OFFSET 0
    )
    ORDER BY r.published_on DESC NULLS LAST, r.revision_id
    LIMIT %(most)s
) AS v
INNER JOIN news.mention AS m ON v.revision_id = m.revision_id AND m.named_entity_id = ANY(%(members)s::uuid [])
INNER JOIN news.article AS a ON v.article_id = a.article_id AND v.revision_id = a.current_revision_id
LEFT JOIN news.mention_resolution AS x
    ON m.revision_id = x.revision_id AND m.start_char = x.start_char AND m.end_char = x.end_char
ORDER BY v.published_on DESC NULLS LAST, v.revision_id, m.start_char
LIMIT %(most)s
