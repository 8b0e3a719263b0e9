-- Links with a flag that nobody has judged, in context. `after_id` and `after_char` are wording and place of the
-- last one on the page before.
SELECT
    m.revision_id,
    m.start_char,
    m.end_char,
    m.surface,
    m.kind,
    m.flag,
    m.link_method,
    m.link_score,
    substr(v.body, greatest(m.start_char - 109, 1), least(m.start_char, 110)) AS before,
    substr(v.body, m.end_char + 1, 110) AS after,
    left(v.headline, 300) AS headline,
    v.document_key,
    e.entity_id,
    e.name AS entity,
    e.kind AS entity_kind,
    ARRAY(
        SELECT json_build_array(o.entity_id, o.name)
        FROM news.mention_candidate AS k
        INNER JOIN news.entity AS o ON k.entity_id = o.entity_id
        WHERE k.revision_id = m.revision_id AND k.start_char = m.start_char AND k.end_char = m.end_char
            AND k.entity_id <> m.named_entity_id
        ORDER BY k.rank
        LIMIT 3
    ) AS candidates
FROM (
    SELECT n.*
    FROM news.mention AS n
    INNER JOIN news.article AS a ON n.revision_id = a.current_revision_id
    WHERE n.flag = %(flag)s
        AND (n.revision_id, n.start_char) > (%(after_id)s::uuid, %(after_char)s)
        AND n.named_entity_id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM news.mention_resolution AS x
            WHERE x.revision_id = n.revision_id AND x.start_char = n.start_char AND x.end_char = n.end_char
        )
    ORDER BY n.revision_id, n.start_char
    LIMIT %(most)s
) AS m
INNER JOIN news.article_revision AS v USING (revision_id)
INNER JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
INNER JOIN news.entity AS e ON c.canonical_id = e.entity_id
ORDER BY m.revision_id, m.start_char
