SELECT DISTINCT
    j.judgement_id AS judgement, j.about, j.verdict, j.entity,
    coalesce(j.other_entity, j.surface) AS beside, j.judged_by AS by, j.judged_at::date AS day, j.why,
    CASE WHEN j.is_active THEN 'holds' ELSE 'undone by ' || j.undone_by END AS state
FROM mart.judgement AS j
INNER JOIN news.entity_resolution AS r ON r.entity_id IN (j.entity_id, j.other_entity_id)
WHERE r.canonical_id = %(entity_id)s
ORDER BY judgement
