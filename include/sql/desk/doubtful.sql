-- Links with a flag, in context.
SELECT
    m.revision_id, m.start_char, m.end_char, m.surface, m.kind, m.flag, m.link_method, m.link_score,
    substr(v.body, greatest(m.start_char - 109, 1), least(m.start_char, 110)) AS before,
    substr(v.body, m.end_char + 1, 110) AS after,
    v.headline, v.document_key, e.entity_id, e.name AS entity, x.judgement_id
FROM (
    SELECT *
    FROM news.mention
    WHERE flag = %(flag)s
        AND (%(after)s::uuid IS NULL OR revision_id > %(after)s)
    ORDER BY revision_id, start_char
    LIMIT %(most)s
) AS m
INNER JOIN news.article_revision AS v USING (revision_id)
LEFT JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
LEFT JOIN news.entity AS e ON c.canonical_id = e.entity_id
LEFT JOIN news.mention_resolution AS x
    ON m.revision_id = x.revision_id AND m.start_char = x.start_char AND m.end_char = x.end_char
ORDER BY m.revision_id, m.start_char
