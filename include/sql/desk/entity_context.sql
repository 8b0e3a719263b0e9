-- Where the wordings of a page name an entity, in context: the first places of each.
SELECT
    m.revision_id,
    m.start_char,
    m.end_char,
    m.surface,
    m.kind,
    m.link_method,
    m.link_score,
    m.flag,
    m.of_all,
    substr(v.body, greatest(m.start_char - 139, 1), least(m.start_char, 140)) AS before,
    substr(v.body, m.end_char + 1, 140) AS after,
    x.judgement_id
FROM (
    SELECT
        n.*,
        row_number() OVER (PARTITION BY n.revision_id ORDER BY n.start_char) AS number,
        count(*) OVER (PARTITION BY n.revision_id) AS of_all
    FROM news.mention AS n
    WHERE n.revision_id = ANY(%(revisions)s::uuid []) AND n.named_entity_id = ANY(%(members)s::uuid [])
) AS m
INNER JOIN news.article_revision AS v ON m.revision_id = v.revision_id
LEFT JOIN news.mention_resolution AS x
    ON m.revision_id = x.revision_id AND m.start_char = x.start_char AND m.end_char = x.end_char
WHERE m.number <= %(most)s
ORDER BY m.revision_id, m.start_char
