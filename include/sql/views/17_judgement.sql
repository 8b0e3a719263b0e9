CREATE VIEW mart.judgement AS
SELECT
    j.judgement_id,
    CASE
        WHEN j.verdict = 'undo' THEN 'judgement'
        WHEN j.other_entity_id IS NOT NULL THEN 'entities'
        WHEN j.article_id IS NOT NULL THEN 'mention'
        ELSE 'alias'
    END AS about,
    j.verdict,
    j.entity_id,
    e.name AS entity,
    j.other_entity_id,
    o.name AS other_entity,
    j.surface,
    j.article_id,
    j.undoes,
    j.judged_by,
    j.judged_at,
    j.why,
    j.verdict <> 'undo' AND u.judgement_id IS NULL AS is_active,
    u.judgement_id AS undone_by,
    CASE WHEN j.surface IS NOT NULL THEN (
        SELECT count(*) FROM news.mention_resolution AS x WHERE x.judgement_id = j.judgement_id
    ) END AS mentions
FROM news.judgement AS j
LEFT JOIN news.entity AS e ON j.entity_id = e.entity_id
LEFT JOIN news.entity AS o ON j.other_entity_id = o.entity_id
LEFT JOIN news.judgement AS u ON j.judgement_id = u.undoes;

COMMENT ON VIEW mart.judgement IS 'One row a judgement about entities and links: who decided what, when and why, and whether it still holds.';
COMMENT ON COLUMN mart.judgement.judgement_id IS 'Counts the judgements, in their order.';
COMMENT ON COLUMN mart.judgement.about IS 'entities (two of them), mention (one name in one article), alias (a name wherever it stands) or judgement (an undo).';
COMMENT ON COLUMN mart.judgement.verdict IS 'same, different, unsure or undo.';
COMMENT ON COLUMN mart.judgement.entity_id IS 'The entity that was judged.';
COMMENT ON COLUMN mart.judgement.entity IS 'Its own name, whatever it was merged into.';
COMMENT ON COLUMN mart.judgement.other_entity_id IS 'The entity that it is, or is not, the same as.';
COMMENT ON COLUMN mart.judgement.other_entity IS 'The other''s own name.';
COMMENT ON COLUMN mart.judgement.surface IS 'The name that means the entity, or does not.';
COMMENT ON COLUMN mart.judgement.article_id IS 'The article whose mention was judged.';
COMMENT ON COLUMN mart.judgement.undoes IS 'The judgement that an undo takes back.';
COMMENT ON COLUMN mart.judgement.judged_by IS 'Who judged.';
COMMENT ON COLUMN mart.judgement.judged_at IS 'When.';
COMMENT ON COLUMN mart.judgement.why IS 'Why.';
COMMENT ON COLUMN mart.judgement.is_active IS 'Whether it holds: it was not taken back.';
COMMENT ON COLUMN mart.judgement.undone_by IS 'The judgement that took it back.';
COMMENT ON COLUMN mart.judgement.mentions IS 'How many mentions, in all wordings, it decides now; null for two entities.';
