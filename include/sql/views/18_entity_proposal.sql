CREATE VIEW mart.entity_proposal AS
SELECT
    seen.entity_id,
    e.name AS entity,
    e.kind,
    seen.mentions,
    seen.articles,
    seen.sources,
    seen.first_day,
    seen.last_day,
    e.first_seen_at,
    seen.last_seen_at,
    ARRAY(
        SELECT m.surface
        FROM news.entity_resolution AS c
        INNER JOIN news.mention AS m ON c.entity_id = m.named_entity_id
        INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
        WHERE c.canonical_id = seen.entity_id
        GROUP BY m.surface
        ORDER BY count(*) DESC, m.surface
        LIMIT 5
    ) AS surfaces,
    ARRAY(
        SELECT DISTINCT m.flag
        FROM news.entity_resolution AS c
        INNER JOIN news.mention AS m ON c.entity_id = m.named_entity_id
        INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
        WHERE c.canonical_id = seen.entity_id AND m.flag IS NOT NULL
        ORDER BY m.flag
    ) AS flags,
    likely.candidate_ids,
    likely.candidates
FROM (
    SELECT
        c.canonical_id AS entity_id,
        sum(c.mentions)::bigint AS mentions,
        count(*) AS articles,
        count(DISTINCT a.source_id) AS sources,
        min(r.published_on) AS first_day,
        max(r.published_on) AS last_day,
        max(a.last_seen_at) AS last_seen_at
    FROM (
        SELECT c.canonical_id, m.revision_id, count(*) AS mentions
        FROM news.entity AS p
        INNER JOIN news.entity_resolution AS c ON p.entity_id = c.canonical_id
        INNER JOIN news.mention AS m ON c.entity_id = m.named_entity_id
        WHERE p.status = 'provisional'
        GROUP BY c.canonical_id, m.revision_id
    ) AS c
    INNER JOIN news.article AS a ON c.revision_id = a.current_revision_id
    INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
    GROUP BY c.canonical_id
) AS seen
INNER JOIN news.entity AS e ON seen.entity_id = e.entity_id
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(ranked.entity_id ORDER BY ranked.rank, ranked.name), '{}') AS candidate_ids,
        coalesce(array_agg(ranked.name ORDER BY ranked.rank, ranked.name), '{}') AS candidates
    FROM (
        SELECT o.entity_id, o.name, min(k.rank) AS rank
        FROM news.entity_resolution AS c
        INNER JOIN news.mention AS m ON c.entity_id = m.named_entity_id
        INNER JOIN news.mention_candidate AS k
            ON m.revision_id = k.revision_id AND m.start_char = k.start_char AND m.end_char = k.end_char
        INNER JOIN news.entity_resolution AS w ON k.entity_id = w.entity_id
        INNER JOIN news.entity AS o ON w.canonical_id = o.entity_id
        WHERE c.canonical_id = seen.entity_id
            AND NOT EXISTS (
                SELECT
                FROM news.judgement AS j
                INNER JOIN news.entity_resolution AS one ON j.entity_id = one.entity_id
                INNER JOIN news.entity_resolution AS two ON j.other_entity_id = two.entity_id
                WHERE j.verdict = 'different'
                    AND (one.canonical_id, two.canonical_id)
                    IN ((seen.entity_id, o.entity_id), (o.entity_id, seen.entity_id))
                    AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
            )
        GROUP BY o.entity_id, o.name
    ) AS ranked
) AS likely;

COMMENT ON VIEW mart.entity_proposal IS 'One row an entity that articles name and the registry does not know, to be proposed for it. Ask for those in at least so many articles and sources: the settings proposal_articles and proposal_sources are what the command line and the desk ask for.';
COMMENT ON COLUMN mart.entity_proposal.entity_id IS 'The entity.';
COMMENT ON COLUMN mart.entity_proposal.entity IS 'Its name.';
COMMENT ON COLUMN mart.entity_proposal.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.entity_proposal.mentions IS 'How often current wordings name it.';
COMMENT ON COLUMN mart.entity_proposal.articles IS 'Articles that name it.';
COMMENT ON COLUMN mart.entity_proposal.sources IS 'Different sources of those articles.';
COMMENT ON COLUMN mart.entity_proposal.first_day IS 'First day of publication of such an article; null where all are undated.';
COMMENT ON COLUMN mart.entity_proposal.last_day IS 'Last day of publication of such an article; null where all are undated.';
COMMENT ON COLUMN mart.entity_proposal.first_seen_at IS 'When a fact that names it was published first.';
COMMENT ON COLUMN mart.entity_proposal.last_seen_at IS 'When a run saw such an article last.';
COMMENT ON COLUMN mart.entity_proposal.surfaces IS 'Its five commonest forms as written.';
COMMENT ON COLUMN mart.entity_proposal.flags IS 'What is odd about its mentions.';
COMMENT ON COLUMN mart.entity_proposal.candidate_ids IS 'The registry''s entities that it could be, the likeliest first, without those it was judged different from.';
COMMENT ON COLUMN mart.entity_proposal.candidates IS 'Their names.';
