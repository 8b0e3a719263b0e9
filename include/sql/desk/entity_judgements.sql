-- What was judged about entities, the newest first.
SELECT *
FROM mart.judgement
WHERE entity_id = ANY(%(members)s::uuid []) OR other_entity_id = ANY(%(members)s::uuid [])
ORDER BY judgement_id DESC
LIMIT 50
