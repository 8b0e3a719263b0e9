-- Provisional entities that stand for themselves, those with most behind them first, each with one place where
-- it is named. `before_*` is the last one on the page before.
SELECT
    p.entity_id,
    e.name,
    e.kind,
    p.articles,
    p.mentions,
    p.sources,
    p.last_seen_at,
    p.articles >= %(proposal_articles)s AND p.sources >= %(proposal_sources)s AS is_proposed,
    m.surface,
    m.flag,
    m.before,
    m.after,
    m.document_key,
    m.candidates
FROM (
    SELECT w.*
    FROM ops.provisional_entity AS w
    INNER JOIN news.entity_resolution AS c ON w.entity_id = c.entity_id AND w.entity_id = c.canonical_id
    INNER JOIN news.entity AS e ON w.entity_id = e.entity_id
    WHERE e.status = 'provisional'
        AND (%(kind)s::text IS NULL OR e.kind = %(kind)s)
        AND w.mentions > 0
        AND (
            NOT %(is_proposed)s
            OR (w.articles >= %(proposal_articles)s AND w.sources >= %(proposal_sources)s)
        )
        AND (
            %(before_id)s::uuid IS NULL
            OR (w.articles, w.mentions, w.entity_id)
            < (%(before_articles)s, %(before_mentions)s, %(before_id)s::uuid)
        )
        AND NOT EXISTS (
            SELECT FROM news.judgement AS j
            WHERE j.entity_id = w.entity_id
                AND j.verdict = 'unsure'
                AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
        )
    ORDER BY w.articles DESC, w.mentions DESC, w.entity_id DESC
    LIMIT %(most)s
) AS p
INNER JOIN news.entity AS e USING (entity_id)
LEFT JOIN LATERAL (
    SELECT
        n.surface,
        n.flag,
        v.document_key,
        substr(v.body, greatest(n.start_char - 89, 1), least(n.start_char, 90)) AS before,
        substr(v.body, n.end_char + 1, 90) AS after,
        ARRAY(
            SELECT json_build_array(o.entity_id, o.name)
            FROM news.mention_candidate AS k
            INNER JOIN news.entity AS o ON k.entity_id = o.entity_id
            WHERE k.revision_id = n.revision_id AND k.start_char = n.start_char AND k.end_char = n.end_char
                AND k.entity_id <> p.entity_id
            ORDER BY k.rank
            LIMIT 3
        ) AS candidates
    FROM news.mention AS n
    INNER JOIN news.article_revision AS v USING (revision_id)
    WHERE n.named_entity_id = p.entity_id
    LIMIT 1
) AS m ON TRUE
ORDER BY p.articles DESC, p.mentions DESC, p.entity_id DESC
